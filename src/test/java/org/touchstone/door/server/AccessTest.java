package org.touchstone.door.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.ApiTokens;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Document;
import org.touchstone.casework.courses.DocumentKind;
import org.touchstone.casework.courses.Documents;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.casework.courses.Versions;

/** Who may ask for what: every address that the running service answers, asked for by every role and by nobody. */
@Tag("service")
@OnEachDatabase("postgresql") // On the embedded one the tests of the pages open every page.
class AccessTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)(?::[^}]*)?\\}");
    private static final Pattern PROGRAMS = Pattern.compile("/(api|actuator)/.*");

    /** What libraries would answer, and nobody may ask for. */
    private static final Pattern NOBODY = Pattern.compile("/\\*\\*|/webjars/.*|/swagger-ui.*|/actuator|/error");

    private final RunningService service = RunningService.shared();

    /**
     * One thing that the service may be asked.
     *
     * @param method the method
     * @param pattern the addresses
     */
    private record Asked(String method, String pattern) {}

    /** Everything that the service answers, whoever declared it. */
    private List<Asked> everything() {
        Visitor.of(service).get("/sign-in");
        Set<Asked> all = new LinkedHashSet<>();
        List<HandlerMapping> mappings = Optional.ofNullable(
                        service.bean(DispatcherServlet.class).getHandlerMappings())
                .orElseThrow();
        for (HandlerMapping mapping : mappings) {
            if (mapping instanceof RequestMappingInfoHandlerMapping known) {
                for (Map.Entry<RequestMappingInfo, HandlerMethod> each :
                        known.getHandlerMethods().entrySet()) {
                    Set<RequestMethod> methods =
                            each.getKey().getMethodsCondition().getMethods();
                    for (String pattern : each.getKey().getPatternValues()) {
                        (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                                .forEach(method -> all.add(new Asked(method.name(), pattern)));
                    }
                }
            } else if (mapping instanceof AbstractUrlHandlerMapping known) {
                known.getHandlerMap().keySet().forEach(pattern -> all.add(new Asked("GET", pattern)));
            }
        }
        // What security answers before any mapping is looked at.
        all.add(new Asked("POST", "/sign-in"));
        all.add(new Asked("POST", "/sign-out"));
        all.add(new Asked("GET", "/oauth2/authorization/body"));
        all.add(new Asked("GET", "/login/oauth2/code/body"));
        all.add(new Asked("GET", "/assets/touchstone/touchstone.css"));
        return List.copyOf(all);
    }

    private static String filled(String pattern, UnaryOperator<String> variable) {
        Matcher matcher = VARIABLE.matcher(pattern);
        StringBuilder path = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(path, Matcher.quoteReplacement(variable.apply(matcher.group(1))));
        }
        matcher.appendTail(path);
        return path.toString().replace("**", "x").replace("*", "x");
    }

    private static String anything(String variable) {
        return switch (variable) {
            case "number", "position", "revision", "page" -> "1";
            case "section" -> "course";
            case "file" -> "index.html";
            case "kind" -> "standard";
            case "secret" -> "none";
            case "digest" -> "0".repeat(64);
            default -> UUID.randomUUID().toString();
        };
    }

    @Test
    void everyMappingComesUnderARow() {
        List<String> without = everything().stream()
                .filter(asked -> !NOBODY.matcher(asked.pattern()).matches())
                .filter(asked ->
                        Access.of(filled(asked.pattern(), AccessTest::anything)).isEmpty())
                .map(Asked::toString)
                .toList();
        assertThat(without)
                .as(
                        "No row of Access.TABLE fits these. Add a row that says which roles may ask for them; what a library"
                                + " offers and nobody needs belongs in NOBODY of this test.")
                .isEmpty();
    }

    @Test
    void everyRowIsNeeded() {
        Set<String> paths = Stream.concat(
                        everything().stream().map(asked -> filled(asked.pattern(), AccessTest::anything)),
                        Stream.of("/api/v1/openapi/x", "/api/docs/x"))
                .collect(Collectors.toSet());
        // A row for something that is not there yet would open it unseen on the day that it comes.
        assertThat(Access.TABLE)
                .allSatisfy(row -> assertThat(row.roles().isPresent()
                                || paths.stream()
                                        .anyMatch(path -> Access.of(path).equals(Optional.of(row)))
                                || row.pattern().getPatternString().matches("/(api|health).*"))
                        .as("%s is open to everybody, and nothing is there", row.pattern())
                        .isTrue());
    }

    @Test
    void eachRoleGetsWhatTheTableSaysAndNoMore() {
        List<Asked> all = new ArrayList<>(everything());
        all.sort(java.util.Comparator.comparing(asked -> asked.pattern().contains("sign-out") ? 1 : 0));
        SoftAssertions softly = new SoftAssertions();
        for (Role role : Role.values()) {
            Account account = service.person(role);
            Visitor program = Visitor.program(service, account);
            Visitor browser = Visitor.signedIn(service, account);
            for (Asked asked : all) {
                String path = filled(asked.pattern(), AccessTest::anything);
                if (asked.pattern().contains("sign-out")) {
                    browser = Visitor.signedIn(service, service.person(role));
                }
                Visitor visitor = PROGRAMS.matcher(path).matches() ? program : browser;
                boolean may = Access.of(path)
                        .filter(row ->
                                row.roles().map(roles -> roles.contains(role)).orElse(true))
                        .isPresent();
                HttpResponse<String> answer = ask(visitor, asked.method(), path, "/account");
                softly.assertThat(refused(answer, asked))
                        .as("%s, %s %s: %s", role, asked.method(), path, answer.statusCode())
                        .isEqualTo(!may);
            }
        }
        softly.assertAll();
    }

    @Test
    void nobodyGetsWhatIsOpenAndNoMore() {
        SoftAssertions softly = new SoftAssertions();
        for (Asked asked : everything()) {
            String path = filled(asked.pattern(), AccessTest::anything);
            boolean may = Access.of(path).filter(row -> row.roles().isEmpty()).isPresent();
            HttpResponse<String> answer = ask(Visitor.of(service), asked.method(), path, "/sign-in");
            softly.assertThat(refused(answer, asked))
                    .as("nobody, %s %s: %s", asked.method(), path, answer.statusCode())
                    .isEqualTo(!may && !path.equals("/sign-out"));
        }
        softly.assertAll();
    }

    @Test
    void whatNoRowFitsIsRefusedToEverybody() {
        List<Visitor> everybody = new ArrayList<>(List.of(Visitor.of(service)));
        for (Role role : Role.values()) {
            everybody.add(Visitor.signedIn(service, service.person(role)));
            everybody.add(Visitor.program(service, service.person(role)));
        }
        List<String> unknown = List.of(
                "/nothing",
                "/error",
                "/admin",
                "/.env",
                "/.git/config",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/loggers",
                "/h2-console",
                "/v3/api-docs",
                "/swagger-ui/index.html",
                "/swagger-ui.html",
                "/webjars/swagger-ui/index.html",
                "/api/v2/courses",
                "/api/v1/nothing",
                "/PEOPLE",
                "/assets/../people",
                "/standards/%2e%2e/people",
                "//people",
                "/standards/..;/people",
                "/assets/%2e%2e/application.yaml",
                "/org/touchstone/door/web/layout.html");
        for (Visitor visitor : everybody) {
            for (String path : unknown) {
                HttpResponse<String> answer = visitor.get(path);
                assertThat(List.of(302, 400, 401, 403, 404)).as(path).contains(answer.statusCode());
                if (answer.statusCode() == 302) {
                    assertThat(answer.headers().firstValue("Location").orElseThrow())
                            .endsWith("/sign-in");
                }
            }
        }
    }

    private static HttpResponse<String> ask(Visitor visitor, String method, String path, String page) {
        if (PROGRAMS.matcher(path).matches()) {
            return visitor.send(method, path, new byte[0]);
        }
        return method.equals("POST") ? visitor.post(path, Map.of(), page) : visitor.send(method, path, new byte[0]);
    }

    private static boolean refused(HttpResponse<String> answer, Asked asked) {
        String then = answer.headers().firstValue("Location").orElse("");
        boolean toSignIn = answer.statusCode() == 302
                && then.replaceFirst("^http://[^/]*", "").equals("/sign-in");
        // A page of a library that is refused is not there, for whoever asks.
        boolean notThere =
                answer.statusCode() == 404 && NOBODY.matcher(asked.pattern()).matches();
        return toSignIn || answer.statusCode() == 401 || answer.statusCode() == 403 || notThere;
    }

    @Test
    void aProviderNeverReachesWhatIsAnotherOrganisations() throws Exception {
        String mark = "zebra" + UUID.randomUUID().toString().substring(0, 8);
        Account theirs = service.person(Role.PROVIDER);
        Documents documents = service.bean(Documents.class);
        EvidenceFiles.Received stored = service.bean(EvidenceFiles.class)
                .receive(new ByteArrayInputStream(("%PDF-1.4 " + mark).getBytes(StandardCharsets.UTF_8)));
        Document document = documents.add(theirs, null, DocumentKind.OTHER, mark, mark + ".pdf", stored, null);
        Courses courses = service.bean(Courses.class);
        String text = described(mark, document);
        Course course = courses.add(theirs, mark, text, "course.yaml");
        SubmittedVersion version = service.bean(Submitter.class).submit(theirs, course, 1, mark);
        ApiTokens tokens = service.bean(ApiTokens.class);
        String token = tokens.make(theirs, mark, Duration.ofDays(1));
        UUID tokenId = tokens.of(theirs).get(0).id();

        Account own = service.person(Role.PROVIDER);
        Visitor browser = Visitor.signedIn(service, own);
        Visitor program = Visitor.program(service, own);
        Course ownCourse = courses.add(own, "Own", described("Own", document), "course.yaml");
        service.bean(Submitter.class).submit(own, ownCourse, 1, "");

        Map<String, UnaryOperator<String>> attempts = new LinkedHashMap<>();
        UnaryOperator<String> all = variable -> switch (variable) {
            case "document" -> document.id().toString();
            case "version" -> version.id().toString();
            case "token", "tokenId" -> tokenId.toString();
            case "digest" -> document.digest();
            case "id", "course" -> course.id().toString();
            default -> anything(variable);
        };
        attempts.put("all theirs", all);
        attempts.put(
                "in a course of one's own",
                variable -> variable.equals("id") || variable.equals("course")
                        ? ownCourse.id().toString()
                        : all.apply(variable));
        attempts.put(
                "the wrong kind of id",
                variable -> variable.equals("id") ? document.id().toString() : all.apply(variable));
        SoftAssertions softly = new SoftAssertions();
        for (Map.Entry<String, UnaryOperator<String>> attempt : attempts.entrySet()) {
            for (Asked asked : everything()) {
                if (!VARIABLE.matcher(asked.pattern()).find() || asked.pattern().startsWith("/standards")) {
                    continue;
                }
                String path = filled(asked.pattern(), attempt.getValue());
                boolean programs = PROGRAMS.matcher(path).matches();
                HttpResponse<String> answer = ask(programs ? program : browser, asked.method(), path, "/account");
                softly.assertThat(answer.body())
                        .as("%s: %s %s", attempt.getKey(), asked.method(), path)
                        .doesNotContain(mark);
                boolean provider = Access.of(path)
                        .flatMap(Access.Row::roles)
                        .filter(roles -> roles.equals(Set.of(Role.PROVIDER)))
                        .isPresent();
                if (provider && attempt.getKey().equals("all theirs")) {
                    softly.assertThat(answer.statusCode())
                            .as("%s %s", asked.method(), path)
                            .satisfies(status -> assertThat(
                                            programs ? List.of(400, 404, 411, 415, 428, 422) : List.of(404))
                                    .contains(status));
                }
            }
        }
        softly.assertThat(browser.get("/courses?after=" + course.id()).statusCode())
                .isEqualTo(404);
        softly.assertThat(browser.get("/courses").body()).doesNotContain(mark);
        softly.assertThat(browser.get("/documents").body()).doesNotContain(mark);
        // Naming another's document by its content opens nothing.
        softly.assertThat(browser.get("/courses/" + ownCourse.id() + "/versions/1/evidence/" + document.digest())
                        .statusCode())
                .isEqualTo(404);
        softly.assertAll();

        assertThat(courses.latest(course).text()).isEqualTo(text);
        assertThat(documents.find(theirs, document.id()).digest()).isEqualTo(document.digest());
        assertThatThrownBy(() -> documents.find(own, document.id())).isInstanceOf(NotFoundException.class);
        assertThat(tokens.open(token)).isPresent();
        assertThat(service.bean(Versions.class).of(course)).hasSize(1);
    }

    private static String described(String title, Document document) throws Exception {
        return Files.readString(Path.of("rules/examples/complete-course.yaml"))
                        .replaceFirst("(?m)^  title: .*$", "  title: " + title)
                + "\n# " + document.link() + "\n";
    }
}
