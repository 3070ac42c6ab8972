package org.touchstone.door.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.base.accounts.ApiTokens;
import org.touchstone.base.accounts.Organisation;
import org.touchstone.base.accounts.Organisations;
import org.touchstone.base.accounts.Passwords;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.DocumentKind;
import org.touchstone.casework.courses.Documents;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Submitter;

/** What {@code src/docs/security-checklist.md} says is held by a test: each test here holds a line of it. */
@Tag("service")
class SecurityTest {

    private static final String PROBE = "<b id=probe onclick=x>\"'&";

    private final RunningService service = RunningService.shared();
    private final Accounts accounts = service.bean(Accounts.class);
    private final Passwords passwords = service.bean(Passwords.class);

    // --- people ----------------------------------------------------------------------------------------------------

    @Test
    void passwordsAreLongNotGuessedAndStoredByArgon2() {
        Account account = accounts.add(UUID.randomUUID() + "@example.org", "Robin", Role.REVIEWER, null, null);
        String secret = passwords.invite(account, null);
        for (String bad : List.of("short", "aaaaaaaaaaaaaaaa", "touchstone1234567890", "x".repeat(129))) {
            assertThatThrownBy(() -> passwords.accept(secret, bad)).isInstanceOf(RefusedException.class);
        }
        passwords.accept(secret, "  any characters will do \ud83d\ude00 ");
        assertThat(passwords.open(account.email(), "any characters will do \ud83d\ude00", "here"))
                .isEmpty();
        assertThat(passwords.open(account.email(), "  any characters will do \ud83d\ude00 ", "here"))
                .isPresent();
        assertThat(stored("select password_hash from account where id = :key", account.id()))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThatThrownBy(() -> passwords.accept(secret, "another good password"))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void guessingIsSlowedDownAndTellsNothing() {
        Account account = service.person(Role.REVIEWER);
        Visitor visitor = Visitor.of(service);
        String unknown = UUID.randomUUID() + "@example.org";
        assertThat(path(signIn(visitor, unknown, "wrong password here"))).isEqualTo("/sign-in?wrong");
        for (int i = 0; i < 5; i++) {
            assertThat(path(signIn(visitor, account.email(), "wrong password here")))
                    .isEqualTo("/sign-in?wrong");
        }
        assertThat(path(signIn(visitor, account.email(), RunningService.PASSWORD)))
                .startsWith("/sign-in?wait=");
    }

    @Test
    void aPasswordCannotBeGuessedOnTheAccountPageEither() {
        Visitor visitor = Visitor.signedIn(service, service.person(Role.REVIEWER));
        Map<String, String> wrong = Map.of("current", "wrong password here", "password", "another good password");
        for (int i = 0; i < 5; i++) {
            assertThat(visitor.post("/account/password", wrong, "/account").body())
                    .contains("This is not your password now.");
        }
        assertThat(visitor.post("/account/password", wrong, "/account").body())
                .contains("There were too many wrong passwords. Wait one minute");
    }

    @Test
    void aSessionIsShortUntilSomebodySignsIn() {
        Visitor visitor = Visitor.of(service);
        assertThat(path(visitor.get("/account?a=b"))).isEqualTo("/sign-in");
        assertThat(sessions(15 * 60)).isPositive();
        Account account = service.person(Role.REVIEWER);

        long before = sessions(60 * 60);
        assertThat(path(signIn(visitor, account.email(), RunningService.PASSWORD)))
                .isEqualTo("/account?a=b");
        assertThat(path(signIn(visitor, account.email(), RunningService.PASSWORD)))
                .as("the page asked for is forgotten")
                .isEqualTo("/");
        assertThat(sessions(60 * 60)).isEqualTo(before + 1);
    }

    @Test
    void thereAreOnlySoManySessions() {
        JdbcClient jdbc = service.bean(JdbcClient.class);
        long soon = System.currentTimeMillis() + 10 * 60_000;
        try {
            jdbc.sql("""
                            insert into browser_session (primary_id, session_id, creation_time, last_access_time,
                                max_inactive_interval, expiry_time)
                            select 'many-' || n, 'many-' || n, 0, 0, 600, :soon from generate_series(1, 20000) as s (n)""").param("soon", soon).update();
            assertThat(Visitor.of(service).get("/account").statusCode()).isEqualTo(503);
            jdbc.sql("update browser_session set expiry_time = 1 where session_id like 'many-%'")
                    .update();
            service.bean(SessionStore.Kept.class).forgetExpired();
            assertThat(Visitor.of(service).get("/account").statusCode()).isEqualTo(302);
        } finally {
            jdbc.sql("delete from browser_session where session_id like 'many-%'")
                    .update();
        }
    }

    private long sessions(int seconds) {
        return service.bean(JdbcClient.class)
                .sql("select count(*) from browser_session where max_inactive_interval = :seconds")
                .param("seconds", seconds)
                .query(Long.class)
                .single();
    }

    @Test
    void aSessionThatCannotBeReadEndsAndNothingElse() {
        Account account = service.person(Role.REVIEWER);
        Visitor visitor = Visitor.signedIn(service, account);
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
        service.bean(JdbcClient.class)
                .sql("""
                        update browser_session_attributes set attribute_bytes = :unknown where session_primary_id in
                        (select primary_id from browser_session where principal_name = :account)""")
                .param("unknown", new byte[] {1, 2, 3})
                .param("account", account.id().toString())
                .update();
        assertThat(path(visitor.get("/account"))).isEqualTo("/sign-in");
        assertThat(path(signIn(visitor, account.email(), RunningService.PASSWORD)))
                .isEqualTo("/account");
    }

    @Test
    void signingInChangesTheSession() {
        Account account = service.person(Role.REVIEWER);
        Visitor visitor = Visitor.of(service);
        String before = cookie(visitor.get("/sign-in"));
        HttpResponse<String> answer = signIn(visitor, account.email(), RunningService.PASSWORD);
        assertThat(cookie(answer)).isNotEqualTo(before);
        assertThat(Visitor.of(service).get("/account", "Cookie", before).statusCode())
                .isEqualTo(302);
        assertThat(visitor.get("/account;touchstone=" + cookie(answer).split("=")[1])
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aSessionEndsWithWhatItRestsOn() {
        Account out = service.person(Role.REVIEWER);
        Visitor visitor = Visitor.of(service);
        String cookie = cookie(signIn(visitor, out.email(), RunningService.PASSWORD));
        assertThat(Visitor.of(service).get("/account", "Cookie", cookie).statusCode())
                .isEqualTo(200);
        HttpResponse<String> end = visitor.post("/sign-out", Map.of(), "/account");
        assertThat(end.headers().allValues("Set-Cookie"))
                .anyMatch(set -> set.startsWith("touchstone=;") && set.contains("Path=/"));
        assertThat(Visitor.of(service).get("/account", "Cookie", cookie).statusCode())
                .isEqualTo(302);

        ends(account -> accounts.setActive(account, false, "", null));
        ends(account -> passwords.choose(account, "another good password"));
        ends(accounts::signOutEverywhere);
        ends(account -> passwords.accept(passwords.invite(account, null), "another good password"));
        ends(account -> service.bean(JdbcClient.class)
                .sql("update account set role = 'LEAD' where id = :id")
                .param("id", account.id())
                .update());
    }

    private interface Change {
        void to(Account account);
    }

    private void ends(Change change) {
        Account account = service.person(Role.REVIEWER);
        Visitor visitor = Visitor.signedIn(service, account);
        assertThat(visitor.get("/submitted").statusCode()).isEqualTo(200);
        change.to(account);
        assertThat(visitor.get("/submitted").statusCode()).isEqualTo(302);
    }

    @Test
    void tokensAreShownOnceAndStoredHashed() {
        Account account = service.person(Role.PROVIDER);
        Visitor visitor = Visitor.signedIn(service, account);
        String page = visitor.post("/account/tokens", Map.of("name", "ours", "days", "3"), "/account")
                .body();
        Matcher token = Pattern.compile(ApiTokens.PREFIX + "[\\w-]{43}").matcher(page);
        assertThat(token.find()).isTrue();
        assertThat(visitor.get("/account").body()).doesNotContain(ApiTokens.PREFIX);
        assertThat(stored("select hash from api_token where account_id = :key", account.id()))
                .matches("[0-9a-f]{64}")
                .doesNotContain(token.group());
        accounts.setActive(account, false, "", null);
        assertThat(service.bean(ApiTokens.class).open(token.group())).isEmpty();
    }

    @Test
    void programsDoNotUseTheSessionsOfBrowsers() {
        Visitor visitor = Visitor.signedIn(service, service.person(Role.ADMINISTRATOR));
        assertThat(visitor.get("/actuator/prometheus").statusCode()).isEqualTo(401);
        assertThat(visitor.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    // --- forms -----------------------------------------------------------------------------------------------------

    @Test
    void aFormFromElsewhereIsRefused() {
        Visitor visitor = Visitor.signedIn(service, service.person(Role.PROVIDER));
        String id = UUID.randomUUID().toString();
        for (String path : List.of(
                "/courses/new",
                "/courses/" + id + "/submit",
                "/courses/" + id + "/form/course",
                "/documents",
                "/documents/" + id + "/remove",
                "/account/tokens",
                "/account/password",
                "/account/sign-out-everywhere")) {
            for (String type : List.of("application/x-www-form-urlencoded", "text/plain", "application/json")) {
                assertThat(visitor.send(
                                        "POST",
                                        path,
                                        "title=x&_csrf=x".getBytes(StandardCharsets.UTF_8),
                                        "Content-Type",
                                        type)
                                .statusCode())
                        .as(path)
                        .isEqualTo(403);
            }
        }
        assertThat(path(visitor.send("POST", "/sign-out", new byte[0]))).isEqualTo("/signed-out");
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasWrittenIsNotLostWhenTheSessionHasEnded() {
        Account account = service.person(Role.PROVIDER);
        Visitor visitor = Visitor.signedIn(service, account);
        String csrf = visitor.csrf("/account");
        accounts.signOutEverywhere(account);
        for (int i = 0; i < 2; i++) { // First with a token that was right, then with none that is known.
            HttpResponse<String> answer = visitor.send(
                    "POST",
                    "/courses/" + UUID.randomUUID() + "/form/course",
                    ("_csrf=" + csrf + "&base=7&title=Long%20thought%20of%20%3Cb%3E&password=hidden%20thing")
                            .getBytes(StandardCharsets.UTF_8),
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "Accept",
                    "text/html");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body())
                    .contains("Long thought of &lt;b&gt;")
                    .contains("You were signed out", "What is the course called?")
                    .doesNotContain("hidden thing", csrf);
        }
        HttpResponse<String> password = visitor.send(
                "POST",
                "/account/password",
                "current=first%20secret&password=second%20secret".getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html");
        assertThat(password.body()).doesNotContain("first secret", "second secret");
    }

    /** A page that stood open while somebody signed in again has the token of a visit that has ended. */
    @Test
    void anOldPageOfOursIsOfferedToBeSentAgainAndOneFromElsewhereIsNot() {
        Account account = service.person(Role.PROVIDER);
        Visitor visitor = Visitor.signedIn(service, account);
        Course course = service.bean(Courses.class).add(account, "Old", "course:\n  title: Old\n", "course.yaml");
        String form = "/courses/" + course.id() + "/form/course";
        String type = "application/x-www-form-urlencoded";
        String[] ours = {"Content-Type", type, "Accept", "text/html", "Sec-Fetch-Site", "same-origin"};
        String[] others = {"Content-Type", type, "Accept", "text/html", "Sec-Fetch-Site", "same-site"};
        byte[] sent = "_csrf=of-an-earlier-visit&base=1&title=A%20long%20thought&then=course"
                .getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> again = visitor.send("POST", form, sent, ours);
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(again.body())
                .contains("You signed in again", "What is the course called?", "A long thought")
                .contains("name=\"base\" value=\"1\"", "action=\"" + form + "\"")
                .doesNotContain("of-an-earlier-visit");
        assertThat(visitor.send("POST", form, sent, others).body()).doesNotContain("A long thought");
        assertThat(service.bean(Courses.class).latest(course).number()).isEqualTo(1);

        Map<String, String> fields = Map.of("base", "1", "title", "A long thought", "then", "course");
        assertThat(visitor.post(form, fields, "/account").statusCode()).isEqualTo(302);
        assertThat(service.bean(Courses.class).latest(course).text()).contains("title: A long thought");
    }

    @Test
    void signingInLeadsNowhereElse() {
        Account account = service.person(Role.REVIEWER);
        for (String trick : List.of(
                "?continue=https://evil.example",
                "?redirect=//evil.example",
                "?url=https:evil.example",
                "?next=//evil")) {
            Visitor visitor = Visitor.of(service);
            visitor.get("/sign-in" + trick);
            HttpResponse<String> answer = visitor.post(
                    "/sign-in" + trick,
                    Map.of("email", account.email(), "password", RunningService.PASSWORD),
                    "/sign-in" + trick);
            assertThat(path(answer)).isEqualTo("/");
        }
        Visitor visitor = Visitor.of(service);
        visitor.get("/submitted");
        assertThat(path(signIn(visitor, account.email(), RunningService.PASSWORD)))
                .startsWith("/submitted");
    }

    // --- every answer ----------------------------------------------------------------------------------------------

    @Test
    void everyAnswerCarriesWhatKeepsBrowsersSafe() {
        Account account = service.person(Role.PROVIDER);
        Visitor visitor = Visitor.signedIn(service, account);
        for (String path : List.of(
                "/account",
                "/courses",
                "/sign-in",
                "/nothing",
                "/courses/x",
                "/standards/index.html",
                "/assets/touchstone/touchstone.css",
                "/api/v1/nothing",
                "/actuator/health",
                "/accessibility")) {
            HttpResponse<String> answer = visitor.get(path);
            assertThat(header(answer, "Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
                    .doesNotContain("unsafe", "*");
            assertThat(header(answer, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(header(answer, "X-Frame-Options")).as(path).isEqualTo("DENY");
            assertThat(header(answer, "Referrer-Policy")).as(path).isEqualTo("same-origin");
            assertThat(header(answer, "Cross-Origin-Opener-Policy")).as(path).isEqualTo("same-origin");
            assertThat(header(answer, "Cross-Origin-Resource-Policy")).as(path).isEqualTo("same-origin");
            assertThat(header(answer, "Permissions-Policy")).as(path).contains("camera=()");
            assertThat(answer.headers().firstValue("Server")).as(path).isEmpty();
            assertThat(answer.headers().firstValue("X-Powered-By")).as(path).isEmpty();
            if (!path.startsWith("/assets/")) {
                assertThat(header(answer, "Cache-Control")).as(path).contains("no-store");
            }
        }
    }

    @Test
    void pagesHoldNoScriptOrStyleOfTheirOwn() throws IOException {
        Pattern inline =
                Pattern.compile("<style|\\sstyle=|\\son[a-z]+=|javascript:|<script(?![^>]*src=)|th:utext|\\[\\(");
        try (Stream<Path> templates = Files.list(Path.of("src/main/resources/org/touchstone/door/web"))) {
            for (Path template :
                    templates.filter(each -> each.toString().endsWith(".html")).toList()) {
                assertThat(inline.matcher(Files.readString(template)).results().map(found -> found.group()))
                        .as(template.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void anAddressWithHttpsBindsTheCookieToItAndSaysSo() {
        RunningService https = RunningService.with(
                Map.of("touchstone.address", "https://touchstone.example.org", "touchstone.behind-proxy", "true"));
        try {
            HttpResponse<String> answer = Visitor.of(https).get("/sign-in");
            String set = header(answer, "Set-Cookie");
            assertThat(set)
                    .startsWith("__Host-touchstone=")
                    .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                    .doesNotContain("Domain");
            assertThat(header(answer, "Strict-Transport-Security")).isEqualTo("max-age=31536000 ; includeSubDomains");
            assertThat(header(Visitor.of(https).get("/api/v1/me"), "Strict-Transport-Security"))
                    .contains("max-age=31536000");
        } finally {
            https.stop();
        }
        HttpResponse<String> plain = Visitor.of(service).get("/sign-in", "X-Forwarded-Proto", "https");
        assertThat(header(plain, "Set-Cookie"))
                .startsWith("touchstone=")
                .contains("Path=/", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure");
        assertThat(plain.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void whatTheRequestClaimsAboutItsHostIsNotTaken() {
        HttpResponse<String> answer = Visitor.of(service)
                .get(
                        "/courses",
                        "X-Forwarded-Host",
                        "evil.example",
                        "X-Forwarded-Proto",
                        "https",
                        "Forwarded",
                        "host=evil.example");
        assertThat(header(answer, "Location")).doesNotContain("evil", "https");
    }

    @Test
    void errorsTellNothingOfTheInside() {
        Visitor visitor = Visitor.signedIn(service, service.person(Role.PROVIDER));
        Visitor program = Visitor.program(service, service.person(Role.PROVIDER));
        for (HttpResponse<String> answer : List.of(
                visitor.get("/nothing"),
                visitor.get("/courses/x"),
                visitor.get("/error"),
                visitor.send("DELETE", "/courses", new byte[0]),
                visitor.get("/courses?after=x", "Accept", "application/json"),
                program.get("/api/v1/nothing"),
                program.send(
                        "POST",
                        "/api/v1/me",
                        "{".getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/json"))) {
            assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(answer.body())
                    .doesNotContain("Exception", "\"trace\"", "springframework", "org.touchstone", "at java.");
        }
    }

    @Test
    void methodsThatNobodyNeedsAreRefused() {
        Visitor visitor = Visitor.signedIn(service, service.person(Role.PROVIDER));
        for (String method : List.of("TRACE", "TRACK", "DEBUG", "PROPFIND")) {
            assertThat(visitor.send(method, "/account", new byte[0]).statusCode())
                    .as(method)
                    .isBetween(400, 501);
        }
        HttpResponse<String> overridden =
                visitor.post("/account/tokens", Map.of("_method", "DELETE", "name", "x", "days", "1"), "/account");
        assertThat(overridden.statusCode()).isEqualTo(200);
    }

    // --- files -----------------------------------------------------------------------------------------------------

    @Test
    void onlyFilesOfTheKindsThatAreTakenAreTaken() throws IOException {
        EvidenceFiles files = service.bean(EvidenceFiles.class);
        String types = "<Types><Override PartName=\"/word/document.xml\"/></Types>";
        String macros = types.replace("document.xml\"", "document.xml\" ContentType=\"a.macroEnabled.main+xml\"");
        Map<String, byte[]> refused = Map.of(
                "html", bytes("<!DOCTYPE html><script>alert(1)</script>"),
                "svg", bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
                "late pdf", bytes("<html>%PDF-1.7"),
                "zip", zip(Map.of("a.txt", "x")),
                "jar", zip(Map.of("META-INF/MANIFEST.MF", "x", "word/document.xml", "x")),
                "macros",
                        zip(Map.of("[Content_Types].xml", types, "word/document.xml", "x", "word/VBAproject.bin", "x")),
                "declared macros", zip(Map.of("[Content_Types].xml", macros, "word/document.xml", "x")),
                "bomb", zip(Map.of("[Content_Types].xml", "<" + " ".repeat(50_000_000), "word/document.xml", "x")),
                "gif", bytes("GIF89a"),
                "nothing", new byte[0]);
        refused.forEach((what, content) -> assertThatThrownBy(() -> files.receive(new ByteArrayInputStream(content)))
                .as(what)
                .isInstanceOf(RefusedException.class));
        byte[] word = zip(Map.of("[Content_Types].xml", types, "word/document.xml", "x"));
        assertThat(files.receive(new ByteArrayInputStream(word)).file().mediaType())
                .contains("wordprocessingml");
    }

    @Test
    void aFileIsDownloadedAndNeverShownAsAPage() {
        Account account = service.person(Role.PROVIDER);
        // A PDF to our eyes that is a page to a browser's, under a name that is not one.
        EvidenceFiles.Received polyglot = service.bean(EvidenceFiles.class)
                .receive(new ByteArrayInputStream(bytes("%PDF-1.7 <script>alert(1)</script>" + UUID.randomUUID())));
        UUID id = service.bean(Documents.class)
                .add(account, null, DocumentKind.OTHER, "Title", "../..\\a\"b\r\nX: y\u0000.html", polyglot, null)
                .id();
        HttpResponse<String> answer = Visitor.signedIn(service, account).get("/documents/" + id + "/file");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/pdf");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .anyMatch(policy -> policy.contains("sandbox"));
        assertThat(header(answer, "Cache-Control")).contains("no-store");
        assertThat(header(answer, "Content-Disposition"))
                .startsWith("attachment;")
                .endsWith(".pdf\"")
                .doesNotContain("..", "\\", "/", ".html");
        assertThat(answer.headers().firstValue("X")).isEmpty();
    }

    @Test
    void aFileThatIsABombIsRefusedAndSaysWhy() {
        Visitor visitor = Visitor.signedIn(service, service.person(Role.PROVIDER));
        String csrf = visitor.csrf("/courses/new");
        for (String bomb : List.of(
                "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\n",
                "[".repeat(100_000),
                "{\"a\":".repeat(100_000),
                "? ".repeat(50_000),
                "course:\n  title: " + "x".repeat(900_000),
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://localhost\"]]]]",
                "course:\n  title: \u0000")) {
            String body = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + csrf
                    + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.yaml\"\r\n\r\n" + bomb
                    + "\r\n--b--\r\n";
            long start = System.nanoTime();
            HttpResponse<String> answer = visitor.send(
                    "POST", "/courses/new", bytes(body), "Content-Type", "multipart/form-data; boundary=b");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("id=\"mistakes\"");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void aSpreadsheetIsNeverWorkedOutAndOneThatDoesHarmIsRefused() throws IOException {
        Account account = service.person(Role.PROVIDER);
        Course course = service.bean(Courses.class).add(account, "Sheets", "course:\n  title: Sheets\n", "course.yaml");
        Visitor visitor = Visitor.signedIn(service, account);
        String sheet = "/courses/" + course.id() + "/form/sessions/sheet";
        String zeros = "0".repeat(50_000_000);
        Map<String, byte[]> refused = Map.of(
                "far more than a list", zip(Map.of("xl/workbook.xml", "x", "xl/worksheets/sheet1.xml", zeros)),
                "does not look as spreadsheet programs",
                        zip(Map.of("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]>")),
                "macros", zip(Map.of("xl/workbook.xml", "x", "xl/vbaProject.bin", "x")),
                "links to other files", zip(Map.of("xl/workbook.xml", "x", "xl/externalLinks/externalLink1.xml", "x")),
                "This is a PDF", bytes("%PDF-1.7"),
                "This file is damaged", zip(Map.of("xl/workbook.xml", "x")));
        refused.forEach((why, file) -> assertThat(visitor.postFile(sheet, Map.of(), "sessions.xlsx", file, sheet)
                        .body())
                .contains(why));
        String formula = "What is the session called?,How is it?\n=1+1,x\nDay one,x\n";
        assertThat(visitor.postFile(sheet, Map.of(), "a.csv", bytes(formula), sheet)
                        .body())
                .contains("Row 2, column A", "This is a formula", "Sessions: Day one<");
        Map<String, String> again = Map.of("base", "1", "sheet", formula);
        assertThat(visitor.post(sheet + "/save", again, sheet).statusCode()).isEqualTo(302);
        assertThat(service.bean(Courses.class).latest(course).text())
                .contains("Day one")
                .doesNotContain("1+1");

        Visitor stranger = Visitor.signedIn(service, service.person(Role.PROVIDER));
        for (String path : List.of(sheet, sheet + ".xlsx", sheet + ".csv")) {
            assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(stranger.post(sheet + "/save", Map.of("base", "2", "sheet", formula), "/account")
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.bean(Courses.class).latest(course).number()).isEqualTo(2);
    }

    // --- words -----------------------------------------------------------------------------------------------------

    /** Puts a probe into everything that is free text, and looks at every page there is to find it as what it is not. */
    @Test
    void whatPeopleWriteIsShownAndNeverRun() throws Exception {
        Organisation organisation = service.bean(Organisations.class).add(PROBE + UUID.randomUUID(), null);
        Account provider = person("Robin " + PROBE, Role.PROVIDER, organisation);
        Course course = service.bean(Courses.class).add(provider, PROBE, probed(), "course.yaml");
        SubmittedVersion version =
                service.bean(Submitter.class).submit(provider, course, 1, "why " + PROBE, "declared " + PROBE);
        service.bean(Courses.class)
                .save(
                        provider,
                        course,
                        1,
                        PROBE,
                        probed().replace("groupSize: 16", "groupSize: 60"),
                        "course.yaml",
                        PROBE);
        service.bean(Submitter.class).submit(provider, course, 2, "");
        EvidenceFiles.Received file =
                service.bean(EvidenceFiles.class).receive(new ByteArrayInputStream(bytes("%PDF-1 " + PROBE)));
        service.bean(Documents.class).add(provider, null, DocumentKind.OTHER, PROBE, PROBE + ".pdf", file, null);
        service.bean(Documents.class).add(provider, course, DocumentKind.OTHER, PROBE, PROBE + ".pdf", file, null);
        service.bean(ApiTokens.class).make(provider, PROBE, Duration.ofDays(1));

        int shown = 0;
        Visitor visitor = Visitor.signedIn(service, provider);
        shown += crawl(visitor, "/courses/" + course.id(), "/courses/" + course.id() + "/.*", 120);
        shown += crawl(visitor, "/courses", "/(organisation|documents|account)", 5);
        shown += crawl(
                Visitor.signedIn(service, service.person(Role.REVIEWER)),
                "/submitted/" + version.id(),
                "/submitted|/submitted/" + version.id() + "/answers",
                3);
        Visitor administrator = Visitor.signedIn(service, service.person(Role.ADMINISTRATOR));
        shown += crawl(administrator, "/people", "/record", 3);
        HttpResponse<String> typed = administrator.post(
                "/people/accounts", Map.of("name", PROBE, "email", PROBE, "role", PROBE, "belongs", PROBE), "/people");
        assertThat(typed.body()).doesNotContain("<b id=probe").contains("&lt;b id=probe");
        assertThat(shown).isGreaterThan(20);
    }

    private static int crawl(Visitor visitor, String from, String within, int most) {
        Pattern link = Pattern.compile("href=\"(/[^\"#?]*)");
        Set<String> seen = new LinkedHashSet<>(Set.of(from));
        Deque<String> next = new ArrayDeque<>(seen);
        int shown = 0;
        for (int i = 0; i < most && !next.isEmpty(); i++) {
            String path = next.remove();
            HttpResponse<String> answer = visitor.get(path);
            if (answer.headers().firstValue("Content-Disposition").isPresent() && !path.endsWith(".html")) {
                continue;
            }
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContain("<b id=probe").doesNotContain("=\"\"'&");
            shown += answer.body().contains("&lt;b id=probe") ? 1 : 0;
            link.matcher(answer.body())
                    .results()
                    .map(found -> found.group(1))
                    .filter(found -> found.matches(within) && seen.add(found))
                    .forEach(next::add);
        }
        return shown;
    }

    /** The complete course with the probe in every answer that is a sentence. */
    private static String probed() throws IOException {
        return Files.readString(Path.of("rules/examples/complete-course.yaml"))
                .replaceAll(
                        "(?m)^([ -]*(?:title|name|note|quote|statement|description|purpose|aim|how|what|why|text|summary)): ([^'\"\\[{|>&*].*)$",
                        "$1: \"$2 " + Matcher.quoteReplacement(PROBE.replace("\"", "\\\"")) + "\"");
    }

    private Account person(String name, Role role, Organisation organisation) {
        Account added = accounts.add(UUID.randomUUID() + "@example.org", name, role, organisation.id(), null);
        passwords.accept(passwords.invite(added, null), RunningService.PASSWORD);
        return accounts.byId(added.id()).orElseThrow();
    }

    // --- the program -----------------------------------------------------------------------------------------------

    @Test
    void noSqlIsBuiltFromWhatARequestSays() throws IOException {
        Pattern literals = Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:[^\"\\\\]|\\\\.)*\"");
        int found = 0;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    // A backup names tables and columns, which it takes from the schema; TableTest holds it to that.
                    sources.filter(each -> each.toString().endsWith(".java") && !each.endsWith("TableRows.java"))
                            .toList()) {
                String text = literals.matcher(Files.readString(source)).replaceAll("\"\"");
                Matcher call = Pattern.compile("\\.(?:sql|execute|executeQuery|prepareStatement|queryForObject)\\(")
                        .matcher(text);
                while (call.find()) {
                    String argument = argument(text, call.end());
                    if (argument.contains("\"")) {
                        found++;
                        // Literals, constants, and a choice between literals.
                        assertThat(argument.replaceAll("\\s+|\\w+ == null \\?|\\(\\w+ == null|\\b[A-Z][A-Z_]*\\b", ""))
                                .as(source + ": " + argument)
                                .matches("[\"+?:()]*");
                    }
                }
            }
        }
        assertThat(found).isGreaterThan(20);
    }

    private static String argument(String text, int from) {
        int depth = 1;
        int at = from;
        while (depth > 0) {
            char c = text.charAt(at++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 1) {
                break;
            }
        }
        return text.substring(from, at - 1);
    }

    /** What includes another part is replaced by it before any condition beside it is looked at. */
    @Test
    void conditionsOfTemplatesHold() throws IOException {
        Pattern both = Pattern.compile("<[^<>]*(?:th:(?:if|unless|each)=\"[^\"]*\"[^<>]*th:(?:replace|insert)="
                + "|th:(?:replace|insert)=\"[^\"]*\"[^<>]*th:(?:if|unless|each)=)");
        try (Stream<Path> templates = Files.list(Path.of("src/main/resources/org/touchstone/door/web"))) {
            for (Path template :
                    templates.filter(each -> each.toString().endsWith(".html")).toList()) {
                assertThat(both.matcher(Files.readString(template)).results().map(found -> found.group()))
                        .as(template.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void theChecklistNamesTestsThatExist() throws Exception {
        String checklist = Files.readString(Path.of("src/docs/security-checklist.md"));
        Set<String> named = new LinkedHashSet<>();
        Pattern.compile("`SecurityTest\\.(\\w+)`")
                .matcher(checklist)
                .results()
                .forEach(each -> named.add(each.group(1)));
        for (String each : named) {
            assertThat(Stream.of(SecurityTest.class.getDeclaredMethods()).map(method -> method.getName()))
                    .contains(each);
        }
        for (java.lang.reflect.Method method : SecurityTest.class.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Test.class)
                    && !method.getName().equals("conditionsOfTemplatesHold")
                    && !method.getName().equals("theChecklistNamesTestsThatExist")) {
                assertThat(named).contains(method.getName());
            }
        }
    }

    // --- helpers ---------------------------------------------------------------------------------------------------

    private static HttpResponse<String> signIn(Visitor visitor, String email, String password) {
        return visitor.post("/sign-in", Map.of("email", email, "password", password), "/sign-in");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String path(HttpResponse<String> answer) {
        return header(answer, "Location").replaceFirst("^http://localhost:\\d+", "");
    }

    private static String cookie(HttpResponse<String> answer) {
        return header(answer, "Set-Cookie").replaceFirst(";.*", "");
    }

    private String stored(String sql, UUID key) {
        return service.bean(JdbcClient.class)
                .sql(sql)
                .param("key", key)
                .query(String.class)
                .single();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(bytes(entry.getValue()));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
