package org.touchstone.casework.credential;

import com.nimbusds.jose.jwk.ECKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.touchstone.base.audit.Times;
import org.touchstone.base.settings.Settings;
import org.touchstone.base.signing.SigningKey;

/** The public keys whose signatures count: those that any instance ever signed with, less those that are no longer trusted. */
@Component
public class CredentialKeys {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SigningKey own;
    private final Set<String> distrusted;
    private final String address;

    CredentialKeys(JdbcClient jdbc, Clock clock, SigningKey own, Settings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.own = own;
        this.distrusted = Set.copyOf(settings.credentials().distrusted());
        if (distrusted.contains(own.id())) {
            throw new Settings.RefusedSettingException("touchstone.credentials.distrusted names the key " + own.id()
                    + ", which this instance signs with. Give it another key first.");
        }
        this.address = settings.publicAddress();
    }

    /** Where the keys are found, and what is signed. */
    String address() {
        return address;
    }

    /** The name of the issuer, a {@code did:web}: it leads to the document with its keys at our address. */
    String issuer() {
        URI at = URI.create(address);
        return "did:web:" + at.getHost() + (at.getPort() < 0 ? "" : "%3A" + at.getPort())
                + at.getRawPath().replace('/', ':');
    }

    /** The name of a key in the document of the issuer. */
    String named(String id) {
        return issuer() + "#" + id;
    }

    /** Those that count, the latest first. */
    public List<ECKey> trusted() {
        remember();
        return jdbc
                .sql("select public_key from credential_key order by added_at desc, id")
                .query(String.class)
                .list()
                .stream()
                .map(CredentialKeys::read)
                .filter(key -> trusts(key.getKeyID()))
                .toList();
    }

    /** One of those that count, by its id. */
    public Optional<ECKey> trusted(String id) {
        return trusted().stream().filter(key -> key.getKeyID().equals(id)).findFirst();
    }

    /** Whether what a key signed counts. */
    boolean trusts(String id) {
        return !distrusted.contains(id);
    }

    /** Signs a text with the key of this instance, which is known from then on. */
    String sign(byte[] text, String type) {
        remember();
        return own.sign(text, type, named(own.id()));
    }

    /** Signs a text for whoever checks it where nothing can be looked up: the public key is in what comes out. */
    public String seal(String text, String type) {
        remember();
        return own.signWithKey(text.getBytes(StandardCharsets.UTF_8), type, named(own.id()));
    }

    /** The id of the key that signs. */
    String signing() {
        return own.id();
    }

    /** A restored backup may not know the key of the machine that it is restored on. */
    private void remember() {
        if (jdbc.sql("select count(*) from credential_key where id = :id")
                        .param("id", own.id())
                        .query(Integer.class)
                        .single()
                == 0) {
            jdbc.sql(
                            "insert into credential_key (id, public_key, added_at) values (:id, :key, :at) on conflict do nothing")
                    .param("id", own.id())
                    .param("key", own.open().toJSONString())
                    .param("at", Times.at(clock.instant()))
                    .update();
        }
    }

    private static ECKey read(String key) {
        try {
            return ECKey.parse(key);
        } catch (ParseException e) {
            throw new IllegalStateException("a public key that was kept cannot be read", e);
        }
    }
}
