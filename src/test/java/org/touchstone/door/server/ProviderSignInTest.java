package org.touchstone.door.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.audit.AuditLog;

/** Signing in through an identity provider, which is a small one of the test's own. */
@Tag("service")
class ProviderSignInTest {

    private static final String CLIENT = "touchstone-test";
    private static final Issuer ISSUER = new Issuer();
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        ISSUER.start();
        service = RunningService.with(Map.of(
                "touchstone.sign-in.provider.name",
                "The Body",
                "touchstone.sign-in.provider.issuer",
                ISSUER.address(),
                "touchstone.sign-in.provider.client-id",
                CLIENT,
                "touchstone.sign-in.provider.client-secret",
                "secret of the client"));

        // The provider did not answer while the service started, and does not yet.
        Visitor early = Visitor.of(service);
        assertThat(early.get("/sign-in").body()).contains("Sign in with The Body");
        assertThat(location(early.get("/oauth2/authorization/body"))).isEqualTo("/sign-in?failed");
        assertThat(early.get("/sign-in?failed").body()).contains("Signing in there did not work");
        ISSUER.answers = true;
    }

    @AfterAll
    static void stop() {
        service.stop();
        ISSUER.stop();
    }

    @Test
    void somebodyWithAnAccountIsSignedIn() {
        Account account = service.person(Role.REVIEWER);
        Visitor visitor = Visitor.of(service);
        HttpResponse<String> begun = begin(visitor);
        ISSUER.vouch(begun, account.email().toUpperCase(java.util.Locale.ROOT), true);
        HttpResponse<String> answer = back(visitor, state(begun));

        assertThat(location(answer)).isEqualTo("/");
        assertThat(visitor.get("/account").body()).contains(account.name());
        assertThat(visitor.get("/submitted").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/people").statusCode()).isEqualTo(403);
        assertThat(cookie(answer)).isNotEqualTo(cookie(begun));
        assertThat(ISSUER.codeVerified).isTrue();
        assertThat(service.bean(AuditLog.class)
                        .about(Accounts.subject(account.id()), 1)
                        .get(0)
                        .details())
                .contains("provider");

        // The session ends as any other does.
        service.bean(Accounts.class).signOutEverywhere(account);
        assertThat(location(visitor.get("/submitted"))).isEqualTo("/sign-in");
    }

    @Test
    void anAddressThatTheProviderHasNotVerifiedOpensNothing() {
        Account account = service.person(Role.LEAD);
        assertThat(tried(account.email(), false)).isEqualTo("/sign-in?unknown");
    }

    @Test
    void somebodyWithoutAnAccountGetsNone() {
        int before = service.bean(Accounts.class).all().size();
        assertThat(tried("nobody@example.org", true)).isEqualTo("/sign-in?unknown");
        assertThat(service.bean(Accounts.class).all()).hasSize(before);
    }

    @Test
    void aClosedAccountStaysClosed() {
        Account account = service.person(Role.LEAD);
        service.bean(Accounts.class).setActive(account, false, "", null);
        assertThat(tried(account.email(), true)).isEqualTo("/sign-in?unknown");
    }

    @Test
    void aWordForAnotherTryIsNotTaken() {
        Account account = service.person(Role.LEAD);
        Visitor visitor = Visitor.of(service);
        HttpResponse<String> begun = begin(visitor);
        ISSUER.vouch(begun, account.email(), true);
        ISSUER.nonce = "another";
        assertThat(location(back(visitor, state(begun)))).isEqualTo("/sign-in?failed");
        assertThat(location(visitor.get("/submitted"))).isEqualTo("/sign-in");
    }

    @Test
    void anAnswerToAnotherQuestionIsNotTaken() {
        Account account = service.person(Role.LEAD);
        Visitor visitor = Visitor.of(service);
        HttpResponse<String> begun = begin(visitor);
        ISSUER.vouch(begun, account.email(), true);
        assertThat(location(back(visitor, "another"))).isEqualTo("/sign-in?failed");
        // Nor by another browser.
        assertThat(location(back(Visitor.of(service), state(begun)))).isEqualTo("/sign-in?failed");
        assertThat(location(visitor.get("/submitted"))).isEqualTo("/sign-in");
    }

    @Test
    void aWordUnderAnotherSealIsNotTaken() throws Exception {
        Account account = service.person(Role.LEAD);
        Visitor visitor = Visitor.of(service);
        HttpResponse<String> begun = begin(visitor);
        ISSUER.vouch(begun, account.email(), true);
        ISSUER.signsWith = new RSAKeyGenerator(2048).keyID("key").generate();
        try {
            assertThat(location(back(visitor, state(begun)))).isEqualTo("/sign-in?failed");
        } finally {
            ISSUER.signsWith = ISSUER.known;
        }
        assertThat(location(visitor.get("/submitted"))).isEqualTo("/sign-in");
    }

    @Test
    void withoutAProviderNothingOfItIsThere() {
        Visitor visitor = Visitor.of(RunningService.shared());
        assertThat(visitor.get("/sign-in").body()).doesNotContain("/oauth2/");
        assertThat(visitor.get("/oauth2/authorization/body").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/login/oauth2/code/body?code=x&state=y").statusCode())
                .isEqualTo(404);
    }

    private static String tried(String email, boolean verified) {
        Visitor visitor = Visitor.of(service);
        HttpResponse<String> begun = begin(visitor);
        ISSUER.vouch(begun, email, verified);
        String then = location(back(visitor, state(begun)));
        assertThat(location(visitor.get("/submitted"))).isEqualTo("/sign-in");
        return then;
    }

    private static HttpResponse<String> begin(Visitor visitor) {
        HttpResponse<String> begun = visitor.get("/oauth2/authorization/body");
        assertThat(location(begun)).startsWith(ISSUER.address() + "/authorize?");
        return begun;
    }

    private static HttpResponse<String> back(Visitor visitor, String state) {
        return visitor.get(
                "/login/oauth2/code/body?code=code&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.startsWith(ISSUER.address()) ? location : location.replaceFirst("^http://localhost:[0-9]+", "");
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private static String state(HttpResponse<String> begun) {
        return parameters(URI.create(location(begun)).getRawQuery()).getOrDefault("state", "");
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
    }

    /** As much of an identity provider as a service talks to. */
    private static final class Issuer {

        private final HttpServer server;
        private final RSAKey known;
        private volatile RSAKey signsWith;
        private volatile boolean answers;
        private volatile boolean verified;
        private volatile boolean codeVerified;
        private volatile String email = "";
        private volatile String nonce = "";
        private volatile String challenge = "";

        Issuer() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                known = new RSAKeyGenerator(2048).keyID("key").generate();
            } catch (IOException | JOSEException e) {
                throw new IllegalStateException(e);
            }
            signsWith = known;
        }

        String address() {
            return "http://localhost:" + server.getAddress().getPort();
        }

        void start() {
            server.createContext(
                    "/.well-known/openid-configuration",
                    exchange -> answer(exchange, """
                            {"issuer": "ISSUER", "authorization_endpoint": "ISSUER/authorize",
                             "token_endpoint": "ISSUER/token", "jwks_uri": "ISSUER/keys",
                             "response_types_supported": ["code"], "subject_types_supported": ["public"],
                             "id_token_signing_alg_values_supported": ["RS256"],
                             "token_endpoint_auth_methods_supported": ["client_secret_basic"]}
                            """.replace("ISSUER", address())));
            server.createContext("/keys", exchange -> answer(exchange, new JWKSet(known.toPublicJWK()).toString()));
            server.createContext("/token", this::token);
            server.start();
        }

        void stop() {
            server.stop(0);
        }

        /** Notes what the service asked, as a provider does while somebody signs in there. */
        void vouch(HttpResponse<String> begun, String address, boolean isVerified) {
            Map<String, String> asked = parameters(URI.create(location(begun)).getRawQuery());
            assertThat(asked).containsEntry("response_type", "code").containsEntry("code_challenge_method", "S256");
            nonce = asked.getOrDefault("nonce", "");
            challenge = asked.getOrDefault("code_challenge", "");
            email = address;
            verified = isVerified;
        }

        private void token(HttpExchange exchange) throws IOException {
            Map<String, String> sent =
                    parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256")
                        .digest(sent.getOrDefault("code_verifier", "").getBytes(StandardCharsets.US_ASCII));
                codeVerified = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(hash)
                        .equals(challenge);
                SignedJWT token = new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key").build(),
                        new JWTClaimsSet.Builder()
                                .issuer(address())
                                .subject("somebody")
                                .audience(CLIENT)
                                .issueTime(Date.from(Instant.now()))
                                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                                .claim("nonce", nonce)
                                .claim("email", email)
                                .claim("email_verified", verified)
                                .build());
                token.sign(new RSASSASigner(signsWith));
                answer(exchange, """
                        {"access_token": "access", "token_type": "Bearer", "expires_in": 300, "id_token": "%s"}
                        """.formatted(token.serialize()));
            } catch (JOSEException | java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        private void answer(HttpExchange exchange, String json) throws IOException {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answers ? 200 : 503, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }
    }
}
