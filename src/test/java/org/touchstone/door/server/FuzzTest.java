package org.touchstone.door.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.ApiTokens;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.audit.ChainCheck;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.DocumentKind;
import org.touchstone.casework.courses.Documents;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.Submitter;

/**
 * Requests at random, most of them half right: none may be our fault, none may hang, and none may hurt the record. The
 * same seed makes the same requests; {@code touchstone.fuzz.requests} and {@code touchstone.fuzz.seed} change both.
 */
@Tag("service")
class FuzzTest {

    private static final int REQUESTS = Integer.getInteger("touchstone.fuzz.requests", 1_200);
    private static final long SEED = Long.getLong("touchstone.fuzz.seed", 20_261_101L);
    private static final int LONGEST_MILLIS = 60_000;
    private static final int SIGNED_IN_FOR = 250;
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)(?::[^}]*)?\\}");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern INSIDES = Pattern.compile(
            "(?:java|jakarta|org\\.(?:springframework|touchstone|h2|apache"
                    + "|thymeleaf|postgresql)|tools\\.jackson)\\.[a-z.]*[A-Z]\\w+|\\bat [\\w.$]+\\([\\w]+\\.java|Exception\\b");

    private final Random random = new Random(SEED);
    private final List<Somebody> everybody = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final List<String> patterns = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>(List.of(
            "title",
            "name",
            "email",
            "password",
            "current",
            "days",
            "base",
            "then",
            "to",
            "why",
            "section",
            "position",
            "key",
            "kind",
            "expires",
            "none",
            "course",
            "after",
            "before",
            "organisation",
            "role",
            "belongs",
            "wait",
            "wrong",
            "unknown",
            "continue",
            "cursor",
            "limit",
            "fields",
            "_method"));
    private String complete = "";
    private RunningService service;

    /** Who asks: a role or nobody, in a browser and by a program. */
    private static final class Somebody {
        private final @Nullable Account account;
        private final String token;
        private String cookie = "";
        private String csrf = "";

        Somebody(@Nullable Account account, String token) {
            this.account = account;
            this.token = token;
        }
    }

    /** What came back; the status is 0 where the service only hung up. */
    private record Answer(int status, String text) {}

    // A service of its own: so many wrong passwords would keep other tests from signing in.
    @BeforeEach
    void start() {
        assumeTrue(System.getProperty(RunningService.DATABASE, "h2").equals("h2"));
        service = RunningService.with(Map.of("touchstone.sign-in.failures", "1000000"));
    }

    @AfterEach
    void stop() {
        if (service != null) {
            service.stop();
        }
    }

    @Test
    void noRequestIsOurFaultHangsOrHurtsTheRecord() throws Exception {
        prepare();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < REQUESTS && faults.size() < 20; i++) {
            if (i % SIGNED_IN_FOR == 0) {
                for (Somebody each : everybody) {
                    signIn(each);
                }
            }
            Somebody who = any(everybody);
            byte[] request = request(who);
            Answer answer;
            try {
                answer = send(request);
            } catch (SocketTimeoutException e) {
                faults.add("request " + i + " hung: " + shown(request));
                continue;
            }
            Matcher insides = INSIDES.matcher(answer.text());
            boolean told = answer.status() >= 400 && insides.find();
            if (answer.status() == 500 || told) {
                faults.add("request " + i + ": " + answer.status() + (told ? " tells " + insides.group() : "") + "\n"
                        + shown(request));
            }
        }
        assertThat(faults).as("seed %s", SEED).isEmpty();
        assertThat(service.bean(ChainCheck.class).check().faults()).isEmpty();
        Visitor visitor = Visitor.signedIn(service, service.person(Role.PROVIDER));
        assertThat(visitor.get("/courses").statusCode()).isEqualTo(200);
    }

    private void prepare() throws Exception {
        complete = Files.readString(Path.of("rules/examples/complete-course.yaml"));
        for (Role role : Role.values()) {
            Account account = service.person(role);
            everybody.add(new Somebody(
                    account, service.bean(ApiTokens.class).make(account, "fuzz", java.time.Duration.ofDays(1))));
        }
        everybody.add(new Somebody(null, ""));
        Account provider = everybody.stream()
                .flatMap(each -> Optional.ofNullable(each.account).stream())
                .filter(account -> account.role() == Role.PROVIDER)
                .findFirst()
                .orElseThrow();
        // Providers have the most to ask for.
        everybody.add(describing());
        everybody.add(describing());
        Courses courses = service.bean(Courses.class);
        Course course = courses.add(provider, "Fuzz", complete, "course.yaml");
        Course short1 = courses.add(provider, "", "course:\n  title: x\nsessions: none\nother: [1, 2]\n", "c.yaml");
        ids.addAll(List.of(
                course.id().toString(), course.id().toString(), short1.id().toString()));
        ids.add(service.bean(Submitter.class)
                .submit(provider, course, 1, "")
                .id()
                .toString());
        EvidenceFiles.Received file = service.bean(EvidenceFiles.class)
                .receive(new ByteArrayInputStream("%PDF-1.4 fuzz".getBytes(StandardCharsets.UTF_8)));
        ids.add(service.bean(Documents.class)
                .add(provider, null, DocumentKind.OTHER, "Fuzz", "fuzz.pdf", file, null)
                .id()
                .toString());
        Visitor.of(service).get("/sign-in");
        for (HandlerMapping mapping : Optional.ofNullable(
                        service.bean(DispatcherServlet.class).getHandlerMappings())
                .orElseThrow()) {
            if (mapping instanceof RequestMappingInfoHandlerMapping known) {
                known.getHandlerMethods().keySet().forEach(info -> patterns.addAll(info.getPatternValues()));
            }
        }
        patterns.removeIf(pattern -> pattern.contains("sign-out"));
        patterns.addAll(List.of("/sign-in", "/login/oauth2/code/body", "/oauth2/authorization/body", "/assets/**"));
        java.util.Collections.sort(patterns);
        signIn(describing());
        // The names of the fields of real forms.
        for (String section : List.of("course", "provider", "sessions/1", "components/1", "trainers/1", "evidence/1")) {
            Matcher name = Pattern.compile("name=\"([^\"]{1,80})\"")
                    .matcher(send(get(describing(), "/courses/" + course.id() + "/form/" + section))
                            .text());
            while (name.find()) {
                names.add(name.group(1));
            }
        }
        names.remove("_csrf");
    }

    private Somebody describing() {
        return everybody.stream()
                .filter(each -> each.account != null && each.account.role() == Role.PROVIDER)
                .findFirst()
                .orElseThrow();
    }

    private void signIn(Somebody who) throws IOException {
        who.cookie = "";
        String page = send(get(who, "/sign-in")).text();
        who.cookie = cookie(page);
        who.csrf = csrf(page);
        Account account = who.account;
        if (account != null) {
            String body = "_csrf=" + who.csrf + "&email=" + account.email() + "&password="
                    + RunningService.PASSWORD.replace(' ', '+');
            Answer answer = send(("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: "
                            + who.cookie
                            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                            + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.ISO_8859_1));
            assertThat(answer.status()).isEqualTo(302);
            who.cookie = cookie(answer.text());
            who.csrf = csrf(send(get(who, "/account")).text());
        }
    }

    private static String cookie(String answer) {
        Matcher cookie = Pattern.compile("(?i)Set-Cookie: ([^;]+)").matcher(answer);
        assertThat(cookie.find()).isTrue();
        return cookie.group(1);
    }

    private static String csrf(String answer) {
        Matcher csrf = CSRF.matcher(answer);
        assertThat(csrf.find()).isTrue();
        return csrf.group(1);
    }

    private static byte[] get(Somebody who, String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: " + who.cookie
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    // --- making requests -------------------------------------------------------------------------------------------

    private byte[] request(Somebody who) {
        String path = path();
        boolean program = path.startsWith("/api") || path.startsWith("/actuator");
        String method = random.nextInt(10) < 8
                ? (random.nextInt(10) < 6 ? "POST" : "GET")
                : any(List.of("PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "FOO", "post", "CONNECT"));
        StringBuilder head = new StringBuilder();
        boolean query = random.nextInt(4) == 0;
        head.append(method).append(' ').append(path);
        if (query) {
            head.append('?').append(urlencoded(1 + random.nextInt(3), ""));
        }
        head.append(" HTTP/1.1\r\nHost: ")
                .append(
                        random.nextInt(30) == 0
                                ? any(List.of("evil.example", "[::1]", "a b", "localhost:x", ""))
                                : "localhost")
                .append("\r\nConnection: close\r\n");
        if (program && !who.token.isEmpty()) {
            head.append("Authorization: ")
                    .append(random.nextInt(20) == 0 ? "Bearer \u00e9touchstone_\t" : "Bearer " + who.token)
                    .append("\r\n");
        } else {
            head.append("Cookie: ").append(who.cookie).append("\r\n");
        }
        if (random.nextInt(8) == 0) {
            head.append(any(List.of(
                    "X-Forwarded-For: 1.2.3.4, x",
                    "X-Forwarded-Host: evil.example",
                    "Accept: application/json",
                    "Accept: */x",
                    "Accept: image/png",
                    "Accept-Language: xx-\u00e9",
                    "Accept-Encoding: gzip;q=x",
                    "Range: bytes=9999999999999-1",
                    "If-None-Match: \"",
                    "If-Match: x",
                    "Idempotency-Key: " + "k".repeat(300),
                    "If-Modified-Since: yesterday",
                    "X-HTTP-Method-Override: DELETE",
                    "Origin: null",
                    "Expect: 100-continue",
                    "Forwarded: for=\"_x\"")));
            head.append("\r\n");
        }
        byte[] body = new byte[0];
        if (!method.equals("GET") && !method.equals("HEAD")) {
            String[] type = {""};
            body = body(who, program, type);
            head.append("Content-Type: ").append(type[0]).append("\r\n");
        }
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private String path() {
        Matcher matcher = VARIABLE.matcher(any(patterns));
        StringBuilder path = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(path, Matcher.quoteReplacement(variable(matcher.group(1))));
        }
        matcher.appendTail(path);
        String filled = path.toString().replace("**", "x").replace("*", "x");
        return random.nextInt(40) == 0
                ? filled
                        + any(List.of(
                                "/", ";a=b", "%00", "%2f..", "/..", "%", "%c0%ae", "?a", "//", ".json", "%0d%0aX:y"))
                : filled;
    }

    private String variable(String name) {
        if (random.nextInt(6) == 0) {
            return any(List.of(
                    "x",
                    "0",
                    "-1",
                    "99999999999999999999",
                    "%00",
                    "%F0%9F%98%80",
                    "%ED%A0%80",
                    "00000000-0000-0000-0000-000000000000",
                    "1-1-1-1-1",
                    "a".repeat(3000),
                    "%27%20or%201=1--",
                    "%0d%0a",
                    "1e3",
                    "2147483648"));
        }
        return switch (name) {
            case "number", "position", "revision" -> Integer.toString(random.nextInt(4));
            case "section" ->
                any(List.of(
                        "course",
                        "provider",
                        "sessions",
                        "components",
                        "evidence",
                        "trainers",
                        "assessment",
                        "unknown"));
            case "digest" -> "0".repeat(64);
            case "file" -> any(List.of("index.html", "PHB.html", "PHB-1.html"));
            case "kind" -> any(List.of("standard", "element", "requirement"));
            case "secret" -> "none";
            default -> any(ids);
        };
    }

    private byte[] body(Somebody who, boolean program, String[] type) {
        String charset = random.nextInt(12) == 0
                ? any(List.of(
                        ";charset=utf-16", ";charset=x", ";charset=", ";charset=IBM1047", "; boundary=", ";a=\"b"))
                : "";
        int kind = random.nextInt(program ? 6 : 5);
        if (kind <= 1) {
            type[0] = "application/x-www-form-urlencoded" + charset;
            return urlencoded(random.nextInt(8), who.csrf).getBytes(StandardCharsets.ISO_8859_1);
        }
        if (kind <= 3) {
            type[0] = "multipart/form-data; boundary=----b" + charset;
            return multipart(who.csrf);
        }
        type[0] = any(List.of(
                        "application/json",
                        "application/yaml",
                        "text/plain",
                        "application/xml",
                        "application/octet-stream",
                        "x",
                        "a/b/c",
                        "*/*",
                        "application/problem+json"))
                + charset;
        return file();
    }

    private String urlencoded(int many, String csrf) {
        List<String> fields = new ArrayList<>();
        if (!csrf.isEmpty()) {
            fields.add("_csrf=" + csrf);
        }
        if (random.nextBoolean()) {
            fields.add("base=" + (1 + random.nextInt(3)));
        }
        for (int i = 0; i < many; i++) {
            String name = any(List.copyOf(names));
            for (int times = random.nextInt(12) == 0 ? 3 : 1; times > 0; times--) {
                fields.add(URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                        + (random.nextInt(15) == 0
                                ? any(List.of("%00", "%ED%A0%80", "%", "%zz", "%C3", "=", "&&"))
                                : URLEncoder.encode(value(), StandardCharsets.UTF_8)));
            }
        }
        return String.join("&", fields);
    }

    private byte[] multipart(String csrf) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        part(all, "name=\"_csrf\"", "", csrf.getBytes(StandardCharsets.UTF_8));
        part(all, "name=\"base\"", "", Integer.toString(1 + random.nextInt(3)).getBytes(StandardCharsets.UTF_8));
        for (int i = random.nextInt(4); i > 0; i--) {
            part(
                    all,
                    "name=\"" + any(List.copyOf(names)) + "\"",
                    random.nextInt(10) == 0 ? "Content-Type: text/plain;charset=utf-16\r\n" : "",
                    value().getBytes(random.nextInt(10) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8));
        }
        String name = any(List.of(
                "course.yaml",
                "c.json",
                "a.pdf",
                "",
                "../../x.yaml",
                "x\0.pdf",
                "\u00e9\u0000.docx",
                "CON",
                "a".repeat(500)));
        part(all, "name=\"file\"; filename=\"" + name + "\"", "", file());
        if (random.nextInt(10) > 0) {
            all.writeBytes("------b--\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        return all.toByteArray();
    }

    private static void part(ByteArrayOutputStream all, String disposition, String headers, byte[] content) {
        all.writeBytes(("------b\r\nContent-Disposition: form-data; " + disposition + "\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
        all.writeBytes(content);
        all.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private String value() {
        return any(List.of(
                "",
                "yes",
                "no",
                "1",
                "-1",
                "0",
                "2147483648",
                "9".repeat(400),
                "1e999999999",
                "NaN",
                "31 February 2027",
                "2026-13-45",
                "+999999999-12-31",
                "robin@example.org",
                "<script>alert(1)</script>",
                "${7*7} #{x} *{x} @{/x} ~{x} [[${x}]]",
                "{0,choice,x} {1} '",
                "\r\nSet-Cookie: a=b",
                "a\u0000b",
                "\u0001\u001b[31m\u0085\u2028",
                "\ud83d\ude00",
                "\u202e\ufeff",
                "a".repeat(random.nextInt(5) == 0 ? 120_000 : 400),
                "- a\n- b: {c",
                "key: &a [*a]",
                "' or 1=1 --",
                "stay",
                "next",
                "PROVIDER",
                "other",
                any(ids)));
    }

    @SuppressWarnings({"StatementSwitchToExpressionSwitch", "UnnecessaryParentheses"})
    private byte[] file() {
        int kind = random.nextInt(12);
        switch (kind) {
            case 0:
                return complete.getBytes(StandardCharsets.UTF_8);
            case 1:
            case 2:
            case 3:
                return spoilt(complete.getBytes(StandardCharsets.UTF_8));
            case 4:
                return ("[".repeat(50_000)).getBytes(StandardCharsets.US_ASCII);
            case 5:
                return "a: &a [x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n".getBytes(StandardCharsets.US_ASCII);
            case 6:
                return "{\"course\":{\"title\":\"a\\u0000b\\ud800\"},\"provider\":{\"name\":\"\\u0001\"}}"
                        .getBytes(StandardCharsets.US_ASCII);
            case 7:
                return ("course:\n  title: " + value().replaceAll("[\r\n]", " ") + "\n")
                        .getBytes(StandardCharsets.UTF_8);
            case 8:
                return "{\"file\":\"course.yaml\",\"text\":1e9999999,\"title\":[[[[]]]],\"why\":null}"
                        .getBytes(Charset.forName("UTF-16"));
            case 9:
                return ("%PDF-1.7\n" + value()).getBytes(StandardCharsets.UTF_8);
            case 10:
                byte[] noise = new byte[random.nextInt(3000)];
                random.nextBytes(noise);
                return noise;
            default:
                return new byte[0];
        }
    }

    private byte[] spoilt(byte[] good) {
        byte[] bytes = good.clone();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] =
                    any(List.of(0, 10, 34, 58, 45, 91, 123, 255, 9, 32, 48)).byteValue();
        }
        return random.nextInt(3) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    // --- sending them ----------------------------------------------------------------------------------------------

    private Answer send(byte[] request) throws IOException {
        URI address = service.at("/");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            socket.setSoTimeout(LONGEST_MILLIS);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
                socket.getInputStream().transferTo(all);
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                // It hung up before it had read all, as it may where it refuses.
            }
            String text = all.toString(StandardCharsets.ISO_8859_1);
            Matcher status = Pattern.compile("^HTTP/1\\.1 (\\d{3})").matcher(text);
            return new Answer(status.find() ? Integer.parseInt(status.group(1)) : 0, text);
        }
    }

    private static String shown(byte[] request) {
        String text = new String(request, StandardCharsets.ISO_8859_1)
                .replaceAll("Cookie: .*|Bearer .*", "")
                .replaceAll("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f]", ".");
        return text.substring(0, Math.min(text.length(), 1200));
    }
}
