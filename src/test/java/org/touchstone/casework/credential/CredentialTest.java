package org.touchstone.casework.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.audit.ChainCheck;
import org.touchstone.base.signing.SigningKey;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.casework.courses.Versions;
import org.touchstone.casework.review.CaseState;
import org.touchstone.casework.review.Register;
import org.touchstone.casework.review.Standing;
import org.touchstone.door.server.OnEachDatabase;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.StartFailedException;
import org.touchstone.door.server.Visitor;
import org.touchstone.run.demo.SampleCases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The signed credential of an accreditation, checked by anybody: by another library, and by our own page. */
@Tag("service")
@OnEachDatabase
class CredentialTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ADDRESS = "http://localhost:8080";
    private static final String CHANGED = "It was changed";
    private static final String NOT_OURS = "It is not one of our credentials";
    private static final String NONE = "It is not a credential";

    private final RunningService service = RunningService.shared();
    private final Account owner = service.person(Role.PROVIDER);
    private final Account leading = service.person(Role.LEAD);
    private final Visitor anybody = Visitor.of(service);

    private Course course;
    private SubmittedVersion version;
    private String id;

    @BeforeEach
    void accredit() throws Exception {
        String complete = Files.readString(Path.of("rules/examples/complete-course.yaml"));
        course = service.bean(Courses.class).add(owner, "Coaching", complete, "course.yaml");
        version = service.bean(Submitter.class).submit(owner, course, 1, "");
        id = version.id().toString();
        accredit(version);
    }

    private void accredit(SubmittedVersion submitted) {
        service.bean(SampleCases.class)
                .bring(
                        submitted,
                        CaseState.DECIDED,
                        new SampleCases.People(
                                owner, service.person(Role.REVIEWER), service.person(Role.REVIEWER), leading));
    }

    private String credential() {
        HttpResponse<String> answer = anybody.get("/credentials/" + id);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/vc+jwt"));
        return answer.body();
    }

    /** What a text says that another library finds to be signed with one of the keys that we publish. */
    private JsonNode verified(String signed) throws Exception {
        List<JsonWebKey> keys =
                new JsonWebKeySet(anybody.get("/credentials/keys").body()).getJsonWebKeys();

        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(signed);
        jws.setAlgorithmConstraints(new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "ES256"));
        JsonWebKey named = resolved(jws.getKeyIdHeaderValue());
        assertThat(keys).extracting(JsonWebKey::getKeyId).contains(named.getKeyId());
        assertThat(named.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE)).doesNotContain("\"d\"");
        jws.setKey(named.getKey());
        assertThat(jws.verifySignature()).isTrue();
        return JSON.readTree(jws.getPayload());
    }

    /** The key that a name leads to, by the rules of {@code did:web} and nothing else. */
    private JsonWebKey resolved(String name) throws Exception {
        String issuer = name.substring(0, name.indexOf('#'));
        assertThat(issuer).isEqualTo("did:web:localhost%3A8080");
        String below = issuer.substring("did:web:".length()).replace(':', '/');
        String document = "http://" + URLDecoder.decode(below, StandardCharsets.UTF_8)
                + (below.contains("/") ? "/did.json" : "/.well-known/did.json");
        assertThat(document).startsWith(ADDRESS);
        JsonNode found =
                JSON.readTree(anybody.get(document.substring(ADDRESS.length())).body());
        assertThat(found.path("id").asString()).isEqualTo(issuer);
        assertThat(found.path("assertionMethod").valueStream().map(JsonNode::asString))
                .contains(name);
        JsonNode method = found.path("verificationMethod")
                .valueStream()
                .filter(each -> each.path("id").asString().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(method.path("controller").asString()).isEqualTo(issuer);
        return JsonWebKey.Factory.newJwk(method.path("publicKeyJwk").toString());
    }

    private boolean bit(JsonNode credential, String purpose) throws Exception {
        JsonNode status = credential
                .path("credentialStatus")
                .valueStream()
                .filter(each -> each.path("statusPurpose").asString().equals(purpose))
                .findFirst()
                .orElseThrow();
        assertThat(status.path("type").asString()).isEqualTo("BitstringStatusListEntry");
        JsonNode list = verified(
                anybody.get(status.path("statusListCredential").asString().substring(ADDRESS.length()))
                        .body());
        assertThat(list.path("credentialSubject").path("statusPurpose").asString())
                .isEqualTo(purpose);
        String encoded = list.path("credentialSubject").path("encodedList").asString();
        assertThat(encoded).startsWith("u");
        byte[] bits = new GZIPInputStream(
                        new ByteArrayInputStream(Base64.getUrlDecoder().decode(encoded.substring(1))))
                .readAllBytes();
        assertThat(bits).hasSizeGreaterThanOrEqualTo(16 * 1024);
        int place = Integer.parseInt(status.path("statusListIndex").asString());
        return (bits[place / 8] & (128 >> (place % 8))) != 0;
    }

    private String shown(String credential) {
        return anybody.post("/credentials", Map.of("credential", credential), "/credentials")
                .body();
    }

    private void stands(Standing standing) {
        service.bean(Register.class).set(leading, version.id(), standing, "As it is.");
    }

    @Test
    void anotherLibraryFindsTheSignatureGoodAndTheBadgeWhole() throws Exception {
        JsonNode badge = verified(credential());
        assertThat(badge.path("@context").valueStream().map(JsonNode::asString))
                .startsWith("https://www.w3.org/ns/credentials/v2");
        assertThat(badge.path("type").valueStream().map(JsonNode::asString))
                .containsExactly("VerifiableCredential", "OpenBadgeCredential");
        assertThat(badge.path("id").asString()).isEqualTo(ADDRESS + "/credentials/" + id);
        assertThat(badge.path("jti")).isEqualTo(badge.path("id"));
        assertThat(badge.path("iss")).isEqualTo(badge.path("issuer").path("id"));
        assertThat(badge.path("sub")).isEqualTo(badge.path("credentialSubject").path("id"));
        Register.Entry entry = service.bean(Register.class).find(course.id());
        assertThat(badge.path("validFrom").asString()).startsWith(entry.from().toString());
        assertThat(badge.path("validUntil").asString()).startsWith(entry.to().toString());
        JsonNode achievement = badge.path("credentialSubject").path("achievement");
        assertThat(achievement.path("name").asString()).isEqualTo(entry.title());
        assertThat(achievement.path("description").asString()).contains("Personalised Care Institute");
        assertThat(achievement.path("criteria").path("narrative").asString()).contains("Two people reviewed");
        assertThat(achievement
                        .path("alignment")
                        .valueStream()
                        .map(each -> each.path("targetName").asString()))
                .contains("Health coaching, level 1, 2, 3");
        assertThat(badge.at("/credentialSubject/identifier/0/identityHash").asString())
                .isEqualTo(entry.organisation());
        // Who is named as the issuer is whose key it is, and is found under both addresses.
        String signing = JsonWebSignature.fromCompactSerialization(credential()).getHeader("kid");
        assertThat(signing).startsWith(badge.path("iss").asString() + "#");
        assertThat(anybody.get("/credentials/issuer").body())
                .isEqualTo(anybody.get("/.well-known/did.json").body())
                .contains(ADDRESS + "/credentials/issuer");
        // One from before there was a did:web named the address of its key.
        SigningKey key = service.bean(SigningKey.class);
        assertThat(shown(key.sign(
                        badge.toString().getBytes(StandardCharsets.UTF_8),
                        "JWT",
                        ADDRESS + "/credentials/keys/" + key.id())))
                .contains("It is genuine");
        assertThat(service.bean(ChainCheck.class).check().faults()).isEmpty();
    }

    @Test
    void thePageSaysHowTheAccreditationStandsAndTheListsSayTheSame() throws Exception {
        JsonNode badge = verified(credential());
        assertThat(shown(" " + credential() + "\n"))
                .contains("It is genuine", "Health coaching, level 1, 2, 3", ">Accredited, with an open condition<");
        assertThat(anybody.postFile(
                                "/credentials",
                                Map.of("credential", ""),
                                "a.jwt",
                                credential().getBytes(StandardCharsets.US_ASCII),
                                "/credentials")
                        .body())
                .contains("It is genuine", ">Accredited, with an open condition<");
        assertThat(anybody.get("/register/" + course.id()).body())
                .contains("/credentials/" + id + "/check", "\"/credentials/" + id + "\"");
        assertThat(Visitor.signedIn(service, owner)
                        .get("/courses/" + course.id() + "/versions/1/review")
                        .body())
                .contains("\"/credentials/" + id + "\"");
        assertThat(bit(badge, "revocation")).isFalse();
        assertThat(bit(badge, "suspension")).isFalse();

        stands(Standing.SUSPENDED);
        assertThat(anybody.get("/credentials/" + id + "/check").body()).contains("It is genuine", ">Suspended<");
        assertThat(bit(badge, "suspension")).isTrue();
        assertThat(bit(badge, "revocation")).isFalse();
        stands(Standing.IN_FORCE);
        assertThat(bit(badge, "suspension")).isFalse();
        stands(Standing.REVOKED);
        assertThat(shown(credential())).contains("It is genuine", ">Revoked<");
        assertThat(bit(badge, "revocation")).isTrue();
        assertThat(bit(badge, "suspension")).isFalse();
    }

    @Test
    void aLaterAccreditationTakesThePlaceOfAnEarlierOne() throws Exception {
        String before = credential();
        service.bean(Courses.class)
                .save(
                        owner,
                        course,
                        1,
                        "Coaching",
                        service.bean(Versions.class).text(version) + "\n",
                        "course.yaml",
                        "");
        SubmittedVersion later = service.bean(Submitter.class).submit(owner, course, 2, "");
        accredit(later);
        assertThat(shown(before)).contains("It is genuine", ">Replaced<");
        assertThat(credential()).isEqualTo(before);
        assertThat(bit(verified(before), "revocation")).isTrue();
        assertThat(bit(verified(anybody.get("/credentials/" + later.id()).body()), "revocation"))
                .isFalse();
    }

    private static String signed(Key key, String algorithm, String payload, Map<String, Object> header)
            throws Exception {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setDoKeyValidation(false);
        header.forEach(jws.getHeaders()::setObjectHeaderValue);
        jws.setAlgorithmHeaderValue(algorithm);
        jws.setPayload(payload);
        if (key != null) {
            jws.setKey(key);
        }
        return jws.getCompactSerialization();
    }

    @Test
    void whatIsForgedDamagedOrHostileIsNamedAsSuchAndNothingIsFetched() throws Exception {
        String genuine = credential();
        String[] parts = genuine.split("\\.");
        String kid = JsonWebSignature.fromCompactSerialization(genuine).getHeader("kid");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String changed = payload.replace("level 1, 2, 3", "level 9");
        assertThat(changed).isNotEqualTo(payload);
        assertThat(shown(parts[0] + "." + base64(changed) + "." + parts[2]))
                .contains(CHANGED)
                .doesNotContain("level 9");

        EllipticCurveJsonWebKey own = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        assertThat(shown(signed(own.getPrivateKey(), "ES256", payload, Map.of("kid", kid))))
                .contains(CHANGED);
        assertThat(shown(signed(
                        own.getPrivateKey(),
                        "ES256",
                        payload,
                        Map.of("kid", "x", "jwk", own.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)))))
                .contains(NOT_OURS);
        try (ServerSocket host = new ServerSocket(0)) {
            host.setSoTimeout(500);
            String elsewhere = "http://localhost:" + host.getLocalPort() + "/";
            assertThat(shown(signed(
                            own.getPrivateKey(),
                            "ES256",
                            payload.replace(ADDRESS + "/", elsewhere),
                            Map.of("kid", elsewhere + "keys/1", "jku", elsewhere + "keys", "x5u", elsewhere))))
                    .contains(NOT_OURS);
            assertThatThrownBy(host::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
        // Our public key taken for a secret; no signature; a header that has to be understood and is not.
        byte[] open = anybody.bytes("/credentials/keys/" + kid.substring(kid.indexOf('#') + 1));
        assertThat(shown(signed(new HmacKey(open), "HS256", payload, Map.of("kid", kid))))
                .contains(CHANGED);
        assertThat(shown(base64("{\"alg\":\"none\",\"kid\":\"" + kid + "\"}") + "." + parts[1] + "."))
                .contains(NONE);
        assertThat(shown(base64("{\"alg\":\"ES256\",\"kid\":\"" + kid + "\",\"crit\":[\"b64\"],\"b64\":false}") + "."
                        + parts[1] + "." + parts[2]))
                .contains(CHANGED);
        assertThat(shown(parts[0] + "." + parts[1] + "." + base64("short"))).contains(CHANGED);
        assertThat(shown(parts[0] + "." + parts[1] + "." + base64("\0".repeat(64))))
                .contains(CHANGED);
        assertThat(shown(base64("{\"alg\":\"ES256\"}") + "." + parts[1] + "." + parts[2]))
                .contains(NOT_OURS);

        for (String none : List.of(
                "x",
                "..",
                "a.b.c",
                parts[0] + "." + parts[1],
                genuine + ".x.y",
                "<script>alert(1)</script>",
                "{\"type\":\"OpenBadgeCredential\"}",
                base64("[".repeat(20_000)) + "." + parts[1] + "." + parts[2],
                base64("{\"a\":".repeat(5_000)) + "." + parts[1] + "." + parts[2])) {
            assertThat(shown(none)).as(none).contains(NONE).doesNotContain("<script>alert");
        }
        assertThat(shown("   ")).contains("Paste a credential, or choose its file.");
        assertThat(shown(genuine + "x".repeat(1_000_000))).contains(NOT_OURS);
        assertThat(anybody.postFile(
                                "/credentials",
                                Map.of(),
                                "a.jwt",
                                new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff},
                                "/credentials")
                        .body())
                .contains(NONE);
        // Signed by us, and no accreditation.
        assertThat(shown(anybody.get("/credentials/status/revocation/0").body()))
                .contains("It is not an accreditation");
        for (String none :
                List.of("/credentials/status/revocation/1", "/credentials/status/x/0", "/credentials/keys/x")) {
            assertThat(anybody.get(none).statusCode()).as(none).isEqualTo(404);
        }
        assertThat(anybody.get("/credentials/status/revocation/-1").statusCode())
                .isEqualTo(404);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theKeyIsAFileThatOnlyTheServiceReadsAndAnotherKeyCanTakeItsPlace() throws Exception {
        Path kept = service.data().resolve("credential-key.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");

        Path folder = Files.createTempDirectory("keys");
        Map<String, String> settings = new HashMap<>(RunningService.database());
        settings.put("touchstone.data", folder.toString());
        RunningService first = RunningService.with(settings);
        String of;
        String before;
        String old = first.bean(SigningKey.class).id();
        try {
            Account provider = first.person(Role.PROVIDER);
            Course here = first.bean(Courses.class)
                    .add(
                            provider,
                            "Coaching",
                            Files.readString(Path.of("rules/examples/complete-course.yaml")),
                            "course.yaml");
            SubmittedVersion submitted = first.bean(Submitter.class).submit(provider, here, 1, "");
            of = "/credentials/" + submitted.id();
            first.bean(SampleCases.class)
                    .bring(
                            submitted,
                            CaseState.DECIDED,
                            new SampleCases.People(
                                    provider,
                                    first.person(Role.REVIEWER),
                                    first.person(Role.REVIEWER),
                                    first.person(Role.LEAD)));
            before = Visitor.of(first).get(of).body();
        } finally {
            first.stop();
        }

        // The same key after a new start; with another one, what the old one signed still counts.
        RunningService again = RunningService.over(folder, settings);
        assertThat(again.bean(SigningKey.class).id()).isEqualTo(old);
        again.stop();
        String another =
                EcJwkGenerator.generateJwk(EllipticCurves.P256).toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
        settings.put("touchstone.credentials.key", another);
        RunningService second = RunningService.over(folder, settings);
        try {
            assertThat(second.bean(SigningKey.class).id()).isNotEqualTo(old);
            assertThat(Visitor.of(second).get(of).body()).isEqualTo(before);
            assertThat(second.bean(Credentials.class).check(before).verdict()).isEqualTo(Credentials.Verdict.GENUINE);
        } finally {
            second.stop();
        }

        // Stolen: it counts no longer, and what it signed is signed again.
        settings.put("touchstone.credentials.distrusted", old);
        RunningService third = RunningService.over(folder, settings);
        try {
            Credentials credentials = third.bean(Credentials.class);
            assertThat(credentials.check(before).verdict()).isEqualTo(Credentials.Verdict.OTHER_KEY);
            assertThat(Visitor.of(third).get("/credentials/keys").body()).doesNotContain(old);
            String renewed = Visitor.of(third).get(of).body();
            assertThat(renewed).isNotEqualTo(before);
            assertThat(credentials.check(renewed).verdict()).isEqualTo(Credentials.Verdict.GENUINE);
            assertThat(third.bean(ChainCheck.class).check().faults()).isEmpty();
        } finally {
            third.stop();
        }
        List<Map<String, String>> wrong = new ArrayList<>();
        wrong.add(Map.of("touchstone.credentials.key", "{\"kty\":\"EC\",\"d\":\"secret\"}"));
        wrong.add(Map.of("touchstone.credentials.key", "", "touchstone.credentials.distrusted", old));
        for (Map<String, String> each : wrong) {
            Map<String, String> all = new HashMap<>(settings);
            all.putAll(each);
            assertThatThrownBy(() -> RunningService.over(folder, all).stop())
                    .hasCauseInstanceOf(StartFailedException.class)
                    .hasMessageContaining("touchstone.credentials.")
                    .hasMessageNotContaining("secret\"");
        }
    }
}
