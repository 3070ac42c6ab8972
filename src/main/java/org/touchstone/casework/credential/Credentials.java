package org.touchstone.casework.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Detail;
import org.touchstone.base.audit.Details;
import org.touchstone.base.audit.Digests;
import org.touchstone.base.audit.EventKind;
import org.touchstone.base.audit.Times;
import org.touchstone.base.settings.Settings;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.review.Accredited;
import org.touchstone.casework.review.DecisionOutcome;
import org.touchstone.casework.review.Register;
import org.touchstone.casework.review.Standing;
import org.touchstone.casework.rulesets.RulesetInForce;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Issues the signed credential of each accreditation, says how all of them stand, and checks one that somebody shows. */
@Component
public class Credentials implements Accredited {

    /** How many characters are looked at of what is shown. A credential of ours has some thousands. */
    public static final int LONGEST = 40_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Clock clock;
    private final Register register;
    private final RulesetInForce rulesets;
    private final CredentialKeys keys;
    private final TransactionOperations transactions;
    private final Badge badge;

    Credentials(
            JdbcClient jdbc,
            AuditLog log,
            Clock clock,
            Register register,
            RulesetInForce rulesets,
            CredentialKeys keys,
            TransactionOperations transactions,
            Settings settings) {
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
        this.register = register;
        this.rulesets = rulesets;
        this.keys = keys;
        this.transactions = transactions;
        this.badge =
                new Badge(keys.address(), keys.issuer(), settings.credentials().issuer(), settings.timeZone());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void accredited(Account lead, UUID version) {
        issue(lead.id(), register.of(version).orElseThrow());
    }

    /**
     * The credential of an accreditation, as a JWT. One that was signed with a key that counts no longer is signed again, and so is
     * what was accredited before there were credentials.
     */
    public String of(UUID version) {
        return kept(version).orElseGet(() -> {
            Register.Entry entry = register.of(version).orElseThrow(NotFoundException::new);
            return Optional.ofNullable(transactions.execute(status -> {
                        // Whoever was first has issued it.
                        log.hold();
                        return kept(version).orElseGet(() -> issue(null, entry));
                    }))
                    .orElseThrow();
        });
    }

    private Optional<String> kept(UUID version) {
        return jdbc.sql("select key_id, signed from credential where version_id = :version")
                .param("version", version)
                .query((row, n) -> keys.trusts(row.getString("key_id")) ? row.getString("signed") : "")
                .optional()
                .filter(signed -> !signed.isEmpty());
    }

    private String issue(@Nullable UUID who, Register.Entry entry) {
        log.hold();
        Optional<Integer> before = jdbc.sql("select place from credential where version_id = :version")
                .param("version", entry.version())
                .query(Integer.class)
                .optional();
        int place = before.orElseGet(() -> jdbc.sql("select coalesce(max(place) + 1, 0) from credential")
                .query(Integer.class)
                .single());
        boolean conditions = jdbc.sql("select outcome from decision where version_id = :version")
                .param("version", entry.version())
                .query(String.class)
                .single()
                .equals(DecisionOutcome.ACCREDITED_WITH_CONDITIONS.name());
        String signed = keys.sign(
                JSON.writeValueAsBytes(badge.of(
                        entry, conditions, place, rulesets.today().catalogue().elements())),
                "JWT");
        jdbc.sql("delete from credential where version_id = :version")
                .param("version", entry.version())
                .update();
        jdbc.sql("""
                        insert into credential (version_id, place, key_id, signed, issued_at)
                        values (:version, :place, :key, :signed, :at)""")
                .param("version", entry.version())
                .param("place", place)
                .param("key", keys.signing())
                .param("signed", signed)
                .param("at", Times.at(clock.instant()))
                .update();
        Details details = Details.of(Detail.VERSION_ID, entry.version().toString())
                .and(Detail.CREDENTIAL, Digests.of(signed))
                .and(Detail.KEY, keys.signing());
        log.add(EventKind.CREDENTIAL_ISSUED, who, null, "course " + entry.course(), "", details);
        return signed;
    }

    /** Who issues credentials, with the public keys that count: the document that the name of the issuer leads to. */
    public Map<String, Object> issuer() {
        Map<String, Object> issuer = new LinkedHashMap<>();
        issuer.put(
                "@context",
                List.of("https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1", Badge.OPEN_BADGES));
        issuer.putAll(badge.issuer());
        issuer.put("alsoKnownAs", List.of(keys.address() + "/credentials/issuer"));
        List<Map<String, Object>> methods = keys.trusted().stream()
                .map(key -> {
                    Map<String, Object> method = new LinkedHashMap<>();
                    method.put("id", keys.named(key.getKeyID()));
                    method.put("type", "JsonWebKey");
                    method.put("controller", badge.issuer().get("id"));
                    method.put("publicKeyJwk", key.toJSONObject());
                    return method;
                })
                .toList();
        issuer.put("verificationMethod", methods);
        issuer.put(
                "assertionMethod",
                methods.stream().map(method -> method.get("id")).toList());
        return issuer;
    }

    /** What a status list says, and of which of those that are not in force. */
    private enum Purpose {
        /** It is over for good: revoked, withdrawn, or a later accreditation has taken its place. */
        REVOCATION,
        /** It is not in force for now. */
        SUSPENSION;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean says(@Nullable String standing) {
            return Standing.SUSPENDED.name().equals(standing) == (this == SUSPENSION);
        }
    }

    /** How credentials stand now: a signed list, as a JWT; nothing where there is no such list. */
    public Optional<String> list(String purpose, int number) {
        return Arrays.stream(Purpose.values())
                .filter(each -> each.key().equals(purpose))
                .filter(each -> number >= 0 && number <= last() / StatusList.SIZE)
                .findFirst()
                .map(each -> list(each, number));
    }

    private int last() {
        return jdbc.sql("select coalesce(max(place), 0) from credential")
                .query(Integer.class)
                .single();
    }

    private String list(Purpose purpose, int number) {
        int first = number * StatusList.SIZE;
        List<Integer> set = jdbc
                .sql("""
                        select credential.place, standing from credential
                        left join register_entry on register_entry.version_id = credential.version_id
                        where credential.place >= :first and credential.place < :end
                        and (standing is null or standing <> 'IN_FORCE')""")
                .param("first", first)
                .param("end", first + StatusList.SIZE)
                .query((row, n) -> purpose.says(row.getString("standing")) ? row.getInt("place") - first : -1)
                .list()
                .stream()
                .filter(bit -> bit >= 0)
                .toList();
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        return keys.sign(
                JSON.writeValueAsBytes(badge.list(purpose.key(), number, StatusList.encoded(set), now)), "vc+jwt");
    }

    /** Whether something that is shown is one of our credentials. */
    public enum Verdict {
        GENUINE,
        /** It has no form of a credential. */
        UNREADABLE,
        /** It is longer than any of ours. */
        TOO_LONG,
        /** Another key signed it, or one whose signature counts no longer. */
        OTHER_KEY,
        /** It was changed, or it is signed in another way. */
        BROKEN,
        /** We signed it, and it is no accreditation. */
        OTHER_KIND;

        /** In keys of messages. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What came of a check.
     *
     * @param verdict whether it is genuine
     * @param says what it says; nothing where it is not genuine, for then it says nothing that counts
     * @param entry what the register says of it today; nothing where a later accreditation has taken its place
     */
    public record Checked(Verdict verdict, Optional<Says> says, Optional<Register.Entry> entry) {

        private static Checked refused(Verdict verdict) {
            return new Checked(verdict, Optional.empty(), Optional.empty());
        }
    }

    /**
     * What a credential says.
     *
     * @param version the id of the version that was accredited
     * @param issuer the name of the body that accredited it
     * @param title what the course is called
     * @param organisation whose it is
     * @param description what it is
     * @param covers what it covers
     * @param from the moment from which it holds
     * @param to the moment from which it no longer holds
     */
    public record Says(
            UUID version,
            String issuer,
            String title,
            String organisation,
            String description,
            List<String> covers,
            OffsetDateTime from,
            OffsetDateTime to) {}

    /** Checks what somebody shows. Nothing that it names is fetched: only our own keys and our own register count. */
    public Checked check(String shown) {
        String text = shown.strip();
        if (text.length() > LONGEST) {
            return Checked.refused(Verdict.TOO_LONG);
        }
        JWSObject signed;
        try {
            signed = JWSObject.parse(text);
        } catch (ParseException | IllegalArgumentException e) {
            return Checked.refused(Verdict.UNREADABLE);
        }
        String named = String.valueOf(signed.getHeader().getKeyID());
        Optional<ECKey> key = keys.trusted(named.replaceAll("^.*[/#]", ""));
        if (key.isEmpty()) {
            return Checked.refused(Verdict.OTHER_KEY);
        }
        try {
            if (!JWSAlgorithm.ES256.equals(signed.getHeader().getAlgorithm())
                    || !signed.verify(new ECDSAVerifier(key.get()))) {
                return Checked.refused(Verdict.BROKEN);
            }
        } catch (JOSEException e) {
            return Checked.refused(Verdict.BROKEN);
        }
        return says(signed.getPayload().toBytes())
                .map(says -> new Checked(Verdict.GENUINE, Optional.of(says), register.of(says.version())))
                .orElseGet(() -> Checked.refused(Verdict.OTHER_KIND));
    }

    /** What one of our credentials says; nothing where it is something else that we signed. */
    private static Optional<Says> says(byte[] payload) {
        try {
            JsonNode badge = JSON.readTree(payload);
            if (badge.path("type")
                    .valueStream()
                    .noneMatch(type -> type.asString("").equals("OpenBadgeCredential"))) {
                return Optional.empty();
            }
            JsonNode subject = badge.path("credentialSubject");
            JsonNode achievement = subject.path("achievement");
            String id = badge.path("id").asString();
            return Optional.of(new Says(
                    UUID.fromString(id.substring(id.lastIndexOf('/') + 1)),
                    badge.path("issuer").path("name").asString(),
                    achievement.path("name").asString(),
                    subject.path("identifier").path(0).path("identityHash").asString(),
                    achievement.path("description").asString(),
                    achievement
                            .path("alignment")
                            .valueStream()
                            .map(each -> each.path("targetName").asString())
                            .toList(),
                    OffsetDateTime.parse(badge.path("validFrom").asString()),
                    OffsetDateTime.parse(badge.path("validUntil").asString())));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
