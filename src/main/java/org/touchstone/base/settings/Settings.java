package org.touchstone.base.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator may set for the service. The generated page {@code src/docs/settings.md} lists it all.
 *
 * @param data the folder that holds the database and the evidence files, unless they are elsewhere
 * @param rules the folder of rules to check courses against; by default those that came with Touchstone
 * @param cache the folder where built rules are kept between starts; by default beside the program where that can be
 *     written, or else in the user's cache folder
 * @param address the address people reach the service at, such as https://touchstone.example.org; cookies are bound to
 *     https when it begins so. Empty: as each request says
 * @param behindProxy whether requests come through a proxy on a private network, whose word is taken for where they come
 *     from and whether they came by https (X-Forwarded-For, X-Forwarded-Proto)
 * @param timeZone where the service is, which says what day it is
 * @param appeals how a provider appeals against a decision, in words to them, such as: Write to appeals@example.org within 28
 *     days. They stand in the letter, in the report and on the provider's page. Empty: nothing is said of appeals
 * @param demo whether to fill an empty database with sample organisations, courses and accounts
 * @param database where the database is
 * @param evidence where evidence files are kept
 * @param uploads what may be uploaded
 * @param signIn how people sign in
 * @param credentials what accreditations are signed with
 * @param mail how mail is sent
 * @param rulesets which rulesets are taken
 * @param limits how often one person or one address may ask
 */
@ConfigurationProperties(prefix = "touchstone", ignoreUnknownFields = false)
public record Settings(
        @DefaultValue("touchstone-data") Path data,
        @DefaultValue("rules") Path rules,
        @DefaultValue("touchstone-data/built-rules") Path cache,
        @DefaultValue("") String address,
        @DefaultValue("false") boolean behindProxy,
        @DefaultValue("Europe/London") ZoneId timeZone,
        @DefaultValue("") String appeals,
        @DefaultValue("false") boolean demo,
        @DefaultValue Database database,
        @DefaultValue Evidence evidence,
        @DefaultValue Uploads uploads,
        @DefaultValue SignIn signIn,
        @DefaultValue Credentials credentials,
        @DefaultValue Mail mail,
        @DefaultValue Rulesets rulesets,
        @DefaultValue Limits limits) {

    public Settings {
        // Addresses are made by adding a path to it.
        address = address.strip().replaceAll("/+$", "");
        appeals = appeals.strip();
    }

    /** Whether people reach the service by https only. */
    public boolean https() {
        return address.regionMatches(true, 0, "https:", 0, "https:".length());
    }

    /** The address that is written into what leaves the service and is read elsewhere; of a trial on this machine where none is set. */
    public String publicAddress() {
        return address.isEmpty() ? "http://localhost:8080" : address;
    }

    /**
     * Where the database is.
     *
     * @param url its JDBC address, such as {@code jdbc:postgresql://host/touchstone}; empty: embedded, in the data folder
     * @param username the name to sign in to it with
     * @param password the password to sign in to it with
     */
    public record Database(
            @DefaultValue("") String url,
            @DefaultValue("") String username,
            @DefaultValue("") String password) {}

    /**
     * Where evidence files are kept.
     *
     * @param bucket the bucket of a store that speaks the S3 protocol; empty: in the data folder. Instances on several machines need one
     * @param endpoint the address of the store, such as https://store.example.org; empty: Amazon's
     * @param region the region of the bucket; stores other than Amazon's mostly take any
     * @param accessKey the name to sign in to the store with; empty: as Amazon's tools find it (environment, profile, role of the machine)
     * @param secretKey the secret to sign in to the store with
     */
    public record Evidence(
            @DefaultValue("") String bucket,
            @DefaultValue("") String endpoint,
            @DefaultValue("us-east-1") String region,
            @DefaultValue("") String accessKey,
            @DefaultValue("") String secretKey) {

        private static final String NAME = "touchstone.evidence.";

        public Evidence {
            if (bucket.isEmpty() && !(endpoint + accessKey + secretKey).isEmpty()) {
                throw new RefusedSettingException(NAME
                        + "bucket has to name the bucket of the store that the other settings of evidence are for.");
            }
            if (!bucket.isEmpty() && !bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
                throw new RefusedSettingException(
                        NAME
                                + "bucket has to be the name of a bucket: 3 to 63 small letters, figures, hyphens and dots, such as touchstone-evidence.");
            }
            if (!endpoint.isEmpty()
                    && !endpoint.matches(
                            "https?://[A-Za-z0-9.-]+(:\\d{1,5})?/?|https?://\\[[0-9a-fA-F:.]+](:\\d{1,5})?/?")) {
                throw new RefusedSettingException(
                        NAME + "endpoint has to be an address without a path, such as https://store.example.org.");
            }
            if (!region.matches("[A-Za-z0-9-]+")) {
                throw new RefusedSettingException(NAME + "region has to be the name of a region, such as eu-west-2.");
            }
            if (accessKey.isEmpty() != secretKey.isEmpty()) {
                throw new RefusedSettingException(
                        NAME + "access-key and " + NAME + "secret-key belong together: set both, or neither.");
            }
        }

        /** Whether evidence is kept in a store, and not in the data folder. */
        public boolean inStore() {
            return !bucket.isEmpty();
        }

        @Override
        public String toString() {
            return "Evidence[" + bucket + ", " + endpoint + ", " + region + "]";
        }
    }

    /**
     * What may be uploaded.
     *
     * @param largest the largest evidence file
     * @param perOrganisation how much one organisation may store in all
     */
    public record Uploads(
            @DefaultValue("25MB") DataSize largest,
            @DefaultValue("2GB") DataSize perOrganisation) {

        public Uploads {
            atLeast("touchstone.uploads.largest", largest.toBytes(), 1024, "1KB");
            atLeast("touchstone.uploads.per-organisation", perOrganisation.toBytes(), 1024, "1KB");
        }
    }

    /**
     * How people sign in.
     *
     * @param failures how many wrong passwords in a row are taken for one address from one place before the next has to wait; ten times
     *     as many for the address from everywhere, and from the place for every address
     * @param firstWait how long the first wait is; each further failure doubles it
     * @param longestWait the longest wait
     * @param provider the body's own identity provider, if people may sign in through it
     */
    public record SignIn(
            @DefaultValue("5") int failures,
            @DefaultValue("30s") Duration firstWait,
            @DefaultValue("15m") Duration longestWait,
            @DefaultValue Provider provider) {

        public SignIn {
            atLeast("touchstone.sign-in.failures", failures, 1, "1");
            atLeast("touchstone.sign-in.first-wait", firstWait.toMillis(), 1000, "1s");
            atLeast("touchstone.sign-in.longest-wait", longestWait.toMillis(), 1000, "1s");
        }
    }

    /**
     * An identity provider (OpenID Connect). It vouches for people who have an account here; it makes no accounts.
     *
     * @param name what people know it as
     * @param issuer its address, below which its configuration is found. Empty: people sign in with passwords only
     * @param clientId the name that it knows the service by
     * @param clientSecret the secret that it knows the service by
     */
    public record Provider(
            @DefaultValue("our organisation") String name,
            @DefaultValue("") String issuer,
            @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecret) {

        public boolean configured() {
            return !issuer.isEmpty();
        }

        @Override
        public String toString() {
            return "Provider[" + name + ", " + issuer + "]";
        }
    }

    /**
     * What accreditations are signed with.
     *
     * @param issuer the name of the body that accredits
     * @param key the secret key to sign with, as a JWK of the curve P-256 in one line; empty: made at the first start, in the file
     *     credential-key.json of the data folder
     * @param distrusted the ids of keys whose signatures count no longer, as after a theft
     */
    public record Credentials(
            @DefaultValue("Personalised Care Institute") String issuer,
            @DefaultValue("") String key,
            @DefaultValue List<String> distrusted) {

        @Override
        public String toString() {
            return "Credentials[" + issuer + ", " + distrusted + "]";
        }
    }

    /**
     * Which rulesets this service takes.
     *
     * @param signers the ids of the keys of which one has to have signed a ruleset, as {@code touchstone rules sign} says them.
     *     None: a ruleset need not be signed
     */
    public record Rulesets(@DefaultValue List<String> signers) {}

    /**
     * How mail is sent: each reminder to whoever it is for, once.
     *
     * @param host the name of the mail server (SMTP). Empty: no mail is sent
     * @param port its port
     * @param username the name to sign in to it with; empty: without signing in
     * @param password the password to sign in to it with
     * @param from the address that mail comes from
     * @param startTls whether mail is sent only where the server offers STARTTLS
     */
    public record Mail(
            @DefaultValue("") String host,
            @DefaultValue("587") int port,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("") String from,
            @DefaultValue("true") boolean startTls) {

        private static final String NAME = "touchstone.mail.";

        public Mail {
            if (!host.isEmpty() && !from.matches("[^\\s@<>\"]+@[^\\s@<>\"]+")) {
                throw new RefusedSettingException(
                        NAME + "from has to be the address that mail comes from, such as touchstone@example.org.");
            }
            if (username.isEmpty() != password.isEmpty()) {
                throw new RefusedSettingException(
                        NAME + "username and " + NAME + "password belong together: set both, or neither.");
            }
            atLeast(NAME + "port", port, 1, "1");
        }

        /** Whether mail is sent. */
        public boolean configured() {
            return !host.isEmpty();
        }

        @Override
        public String toString() {
            return "Mail[" + host + ", " + port + ", " + from + "]";
        }
    }

    /**
     * How often one person or one address may ask.
     *
     * @param checks how many checks a minute one API token may ask for
     * @param requests how many other requests a minute one API token may make
     * @param pages how many pages a minute one address may ask for
     */
    public record Limits(
            @DefaultValue("600") int checks,
            @DefaultValue("600") int requests,
            @DefaultValue("1200") int pages) {

        public Limits {
            atLeast("touchstone.limits.checks", checks, 1, "1");
            atLeast("touchstone.limits.requests", requests, 1, "1");
            atLeast("touchstone.limits.pages", pages, 1, "1");
        }
    }

    private static void atLeast(String name, long value, long least, String leastInWords) {
        if (value < least) {
            throw new RefusedSettingException(name + " has to be at least " + leastInWords + ".");
        }
    }

    /** A setting that can be read but makes no sense; the message is a sentence for the operator. */
    public static final class RefusedSettingException extends IllegalArgumentException {

        public RefusedSettingException(String sentence) {
            super(sentence);
        }
    }
}
