package org.touchstone.door.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.base.accounts.Role;
import org.touchstone.check.rules.RulesetFiles;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.S3Server;
import org.touchstone.door.server.ServiceProcess;
import org.touchstone.door.server.Visitor;
import org.touchstone.doors.TestDoor;
import org.touchstone.run.operation.Acknowledged;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two processes of the service on one PostgreSQL and one store of evidence, as on two machines behind a proxy that sends
 * each request to the other one.
 */
@Tag("service")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class TwoInstancesTest {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private static final String OVERTAKEN = "Somebody has done something here";

    private static final Duration BETWEEN_WORK = Duration.ofMillis(250);

    /** More than the heap of a process (384 MiB). */
    private static final long LARGE = 420L * 1024 * 1024;

    private static final int AT_ONCE = 1 << 20;

    private static final Duration FOLLOWED_WITHIN = Duration.ofSeconds(5);

    /** A check is not much slower than this on a machine that has little else to do. */
    private static final Duration USUAL_CHECK = Duration.ofMillis(200);

    private Path folder;
    private S3Server store;
    private final Map<String, String> settings = new HashMap<>();
    private final ServiceProcess[] instances = new ServiceProcess[2];
    private final AtomicInteger requests = new AtomicInteger();
    private final Set<ServiceProcess> dead = ConcurrentHashMap.newKeySet();

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = temporary;
        store = S3Server.start(folder.resolve("s3"));
        settings.putAll(store.settings());
        settings.put("touchstone.database.url", RunningService.freshPostgresql());
        settings.put("touchstone.uploads.largest", "500MB");
        Stream.of(0, 1).parallel().forEach(this::start);
    }

    private void start(int instance) {
        instances[instance] = ServiceProcess.start(data(instance), settings);
    }

    private Path data(int instance) {
        return folder.resolve("data" + instance);
    }

    @AfterAll
    void stop() {
        for (ServiceProcess instance : instances) {
            instance.close();
        }
        store.close();
    }

    /** The instance that is asked next: never the one that was asked before. */
    private ServiceProcess next() {
        return instances[requests.getAndIncrement() % 2];
    }

    private static void await(BooleanSupplier done, String what) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(done.getAsBoolean()).as(what).isTrue();
    }

    @Test
    void aProvidersJourneyWithEachRequestToTheOtherInstance() throws Exception {
        instances[0].account(Role.PROVIDER, "journey@example.org", RunningService.PASSWORD);
        Visitor visitor = Visitor.between(instances).signIn("journey@example.org");

        // What is claimed is asked first.
        String course = location(visitor.post("/courses/new", Map.of("title", "Planning care"), "/courses/new"))
                .replaceFirst("/form/claims$", "");
        byte[] complete = Files.readAllBytes(Path.of("rules/examples/complete-course.yaml"));
        assertThat(location(visitor.postFile(course + "/file", Map.of("base", "1"), "c.yaml", complete, course)))
                .isEqualTo(course);
        // Twice each, so that both instances are asked.
        for (int i = 0; i < 2; i++) {
            assertThat(visitor.get(course + "/file").body()).isEqualTo(new String(complete, StandardCharsets.UTF_8));
            assertThat(visitor.get(course + "/check").statusCode()).isEqualTo(200);
        }

        String documents = course + "/documents";
        String pdf = "%PDF-1.7 " + UUID.randomUUID();
        byte[] bytes = pdf.getBytes(StandardCharsets.US_ASCII);
        assertThat(location(visitor.postFile(documents, Map.of("title", "Handbook"), "h.pdf", bytes, documents)))
                .isEqualTo(documents);
        String document = first(visitor.get(documents).body(), "/documents/[0-9a-f-]{36}/file");
        for (int i = 0; i < 2; i++) {
            assertThat(visitor.get(document).body()).isEqualTo(pdf);
        }

        String submit = course + "/submit";
        String base =
                first(visitor.get(submit).body(), "name=\"base\" value=\"\\d+").replaceAll("\\D", "");
        String version = location(visitor.post(submit, Map.of("base", base, "declared", "yes"), submit));
        assertThat(version).isEqualTo(course + "/versions/1/submitted");
        version = course + "/versions/1";
        String report = visitor.get(version + "/report.json").body();
        assertThat(visitor.get(version + "/report.json").body()).isEqualTo(report);
        assertThat(report).contains("\"verdict\"");
        assertThat(touchstone(1, "audit", "verify")).contains("The record is whole");
    }

    /**
     * Takes a step of a case, as somebody does who tries again where an instance does not answer, and who gives a reason
     * where one is asked for.
     *
     * @return where it leads; empty where it had been taken already
     */
    private static String step(Visitor who, String path, Map<String, String> fields) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        String last = "";
        Map<String, String> sent = new HashMap<>(fields);
        while (System.nanoTime() < end) {
            try {
                HttpResponse<String> answer = who.post(path, sent, "/account");
                last = answer.body();
                Matcher wanting = Pattern.compile("href=\"#(reason-[^\"]+)\"").matcher(last);
                while (wanting.find()) {
                    sent.put(wanting.group(1), "We have read it elsewhere.");
                }
                if (answer.statusCode() == 302) {
                    return answer.headers().firstValue("Location").orElseThrow();
                }
                if (answer.statusCode() == 200 && last.contains(OVERTAKEN)) {
                    return "";
                }
            } catch (UncheckedIOException | IllegalStateException e) {
                last = e.toString();
            }
            Thread.sleep(100);
        }
        throw new AssertionError(path + " was never answered as it should: " + last);
    }

    /** Where a proxy sends a request: to the next instance that it has not found dead. */
    private ServiceProcess proxied() {
        ServiceProcess to = next();
        while (dead.contains(to)) {
            to = next();
        }
        return to;
    }

    private void kill(int instance) {
        instances[instance].kill();
        dead.add(instances[instance]);
    }

    /** Finds everything met that a reviewer has to judge, page by page, and hands the review in. */
    private static void review(Visitor reviewer, String version) throws InterruptedException {
        String own = "/reviews/" + version;
        step(reviewer, own + "/interests", Map.of("any", "no"));
        String page = "";
        while (page.isEmpty()) {
            try {
                page = first(reviewer.get(own).body(), own + "/requirements/[a-z-]+");
            } catch (UncheckedIOException e) {
                Thread.sleep(100);
            }
        }
        while (!page.equals(own)) {
            page = step(reviewer, page, Map.of("rest", "yes", "note", "read"));
            assertThat(page).as("where the next open question is").isNotEmpty();
        }
        step(reviewer, own + "/finish", Map.of());
    }

    private Visitor visitor(String email) {
        return Visitor.through(path -> proxied().at(path)).signIn(email);
    }

    @Test
    void aCaseIsPlayedOverBothWhileOneIsKilledInTheMiddleOfAReviewAndOfADecision() throws Exception {
        for (String each : List.of("PROVIDER owner", "REVIEWER one", "REVIEWER two", "LEAD first", "LEAD other")) {
            String[] parts = each.split(" ");
            instances[0].account(Role.valueOf(parts[0]), parts[1] + "@example.org", RunningService.PASSWORD);
        }
        Visitor provider = visitor("owner@example.org");
        String course = location(provider.post("/courses/new", Map.of("title", "Case"), "/courses/new"))
                .replaceFirst("/form/claims$", "");
        byte[] complete = Files.readAllBytes(Path.of("rules/examples/complete-course.yaml"));
        location(provider.postFile(course + "/file", Map.of("base", "1"), "c.yaml", complete, course));
        location(provider.post(course + "/submit", Map.of("base", "2", "declared", "yes"), course + "/submit"));
        Visitor lead = visitor("first@example.org");
        String path = first(lead.get("/cases?words=coaching+and+deciding").body(), "/cases/[0-9a-f-]{36}");
        String version = path.substring(path.lastIndexOf('/') + 1);
        Matcher reviewers = Pattern.compile("name=\"reviewers\" value=\"([0-9a-f-]{36})\"")
                .matcher(lead.get(path).body());
        List<String> ids = reviewers.results().map(each -> each.group(1)).toList();
        Map<String, String> names = new HashMap<>();
        for (String email : List.of("one@example.org", "two@example.org")) {
            names.put(
                    email, instances[0].get(TestDoor.OPEN + "id?email=" + email).body());
        }
        assertThat(ids).containsAll(names.values());
        step(lead, path + "/assign", Map.of("reviewers", String.join(",", names.values())));

        // One is killed while two people review; what they were told is kept is kept, and both come to an end.
        List<Throwable> failed = new CopyOnWriteArrayList<>();
        List<Thread> reviewing = new ArrayList<>();
        for (String email : names.keySet()) {
            Visitor reviewer = visitor(email);
            Thread thread = new Thread(() -> {
                try {
                    review(reviewer, version);
                } catch (InterruptedException | RuntimeException | AssertionError e) {
                    failed.add(e);
                }
            });
            thread.start();
            reviewing.add(thread);
        }
        Thread.sleep(new Random(13).nextInt(3000));
        kill(1);
        for (Thread thread : reviewing) {
            thread.join();
        }
        assertThat(failed).isEmpty();
        start(1);
        lead = visitor("first@example.org");
        assertThat(lead.get(path).body()).contains("In moderation");
        assertThat(lead.get(path + "/moderation").body()).contains("Nothing is left to settle");
        step(lead, path + "/recommendation", Map.of("outcome", "ACCREDITED", "reason", "Good."));
        step(visitor("owner@example.org"), course + "/versions/1/facts", Map.of("any", "no"));

        // One is killed while a lead decides by it: the decision is there as a whole, or not at all.
        Map<String, String> decision =
                Map.of("outcome", "ACCREDITED", "reason", "Good.", "from", "1 April 2030", "to", "1 April 2033");
        Visitor deciding = Visitor.between(instances[0]).signIn("first@example.org");
        Thread decide = new Thread(() -> {
            try {
                deciding.post(path + "/decision", decision, "/account");
            } catch (UncheckedIOException e) {
                // Nobody was told that it is decided.
            }
        });
        decide.start();
        Thread.sleep(new Random(14).nextInt(400));
        kill(0);
        decide.join();
        boolean decided = Visitor.between(instances[1])
                .signIn("other@example.org")
                .get(path)
                .body()
                .contains("Decided");
        String register = Visitor.between(instances[1]).get("/register.json").body();
        assertThat(register.contains(course.substring("/courses/".length())))
                .as(register)
                .isEqualTo(decided);
        start(0);

        // Two leads decide at once, each by another instance: one does, and the other is told.
        Queue<HttpResponse<String>> answers = new ConcurrentLinkedQueue<>();
        List<Thread> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Visitor who = Visitor.between(instances[i]).signIn(i == 0 ? "first@example.org" : "other@example.org");
            Thread thread = new Thread(() -> answers.add(who.post(path + "/decision", decision, "/account")));
            thread.start();
            both.add(thread);
        }
        for (Thread thread : both) {
            thread.join();
        }
        assertThat(answers).filteredOn(each -> each.statusCode() == 302).hasSize(decided ? 0 : 1);
        assertThat(answers)
                .filteredOn(each -> each.statusCode() == 200)
                .hasSize(decided ? 2 : 1)
                .allSatisfy(each -> assertThat(each.body()).contains(OVERTAKEN));
        assertThat(Visitor.between(instances).get("/register.json").body())
                .contains(course.substring("/courses/".length()));
        assertThat(touchstone(1, "audit", "verify")).contains("The record is whole");
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String first(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group();
    }

    /** The last one, so that no other has to read that file too. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aFileThatIsLargerThanTheMemoryOfAProcessGoesInAtOneAndOutAtTheOther() throws Exception {
        String token = instances[0].account(Role.PROVIDER, "large@example.org", RunningService.PASSWORD);
        HttpClient http = HttpClient.newHttpClient();
        HttpResponse<String> added = http.send(
                HttpRequest.newBuilder(instances[0].at("/api/v1/documents?title=Large"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/pdf")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new LargeFile(LARGE)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        HttpResponse<InputStream> read = http.send(
                HttpRequest.newBuilder(instances[1].at(
                                added.headers().firstValue("Location").orElseThrow() + "/file"))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = read.body();
                InputStream sent = new LargeFile(LARGE)) {
            assertSame(in, sent);
        }
    }

    private static void assertSame(InputStream one, InputStream other) throws IOException {
        byte[] bytes;
        long at = 0;
        do {
            bytes = one.readNBytes(AT_ONCE);
            assertThat(Arrays.equals(bytes, other.readNBytes(AT_ONCE)))
                    .as("what is read from byte %d", at)
                    .isTrue();
            at += bytes.length;
        } while (bytes.length > 0);
    }

    /** A file that takes no room until it is sent: however it is read, each 64 KiB of it hold one byte. */
    private static final class LargeFile extends InputStream {

        private static final byte[] BEGINS = "%PDF-1.7 ".getBytes(StandardCharsets.US_ASCII);
        private final long size;
        private long at;

        LargeFile(long size) {
            this.size = size;
        }

        @Override
        public int read() {
            if (at == size) {
                return -1;
            }
            return at < BEGINS.length ? BEGINS[(int) at++] : (int) (at++ >>> 16 & 0xFF);
        }

        @Override
        public int read(byte[] bytes, int from, int many) {
            if (many == 0 || at == size) {
                return many == 0 ? 0 : -1;
            }
            if (at < BEGINS.length) {
                bytes[from] = (byte) read();
                return 1;
            }
            int some = (int) Math.min(Math.min(many, size - at), (1 << 16) - at % (1 << 16));
            Arrays.fill(bytes, from, from + some, (byte) (at >>> 16));
            at += some;
            return some;
        }
    }

    @Test
    void oneThatIsKilledLosesNothingAndTheOtherGoesOn() throws Exception {
        Acknowledged kept = new Acknowledged();
        AtomicBoolean enough = new AtomicBoolean();
        List<Thread> clients = new ArrayList<>();
        Random random = new Random(20261127);
        for (int client = 0; client < 3; client++) {
            String token = next().account(Role.PROVIDER, "c" + client + "@example.org", RunningService.PASSWORD);
            Random own = new Random(random.nextLong());
            Thread thread = new Thread(() -> {
                while (!enough.get()) {
                    try {
                        kept.work(this::proxied, token, own);
                    } catch (Exception e) {
                        // As behind a proxy: what was not acknowledged is begun again, with the other.
                    }
                    // Work goes on at every moment, but leaves most of the machine to the instance that starts.
                    LockSupport.parkNanos(BETWEEN_WORK.toNanos());
                }
            });
            thread.start();
            clients.add(thread);
        }
        try {
            goesOn(kept);
            Thread.sleep(random.nextInt(2000));
            int killed = random.nextInt(2);
            kill(killed);
            goesOn(kept);
            start(killed);
            goesOn(kept);
        } finally {
            enough.set(true);
            for (Thread client : clients) {
                client.join();
            }
        }
        RunningService third = RunningService.over(folder.resolve("third"), settings);
        try {
            kept.verify(third);
        } finally {
            third.stop();
        }
    }

    /** Waits until more was submitted and uploaded. */
    private static void goesOn(Acknowledged kept) throws InterruptedException {
        int versions = kept.versions();
        int files = kept.files();
        await(() -> kept.versions() > versions + 1 && kept.files() > files + 1, "work goes on");
    }

    /**
     * A check that was made.
     *
     * @param begun when, as {@link System#nanoTime}
     */
    private record Made(int instance, long begun, long nanos, int status, String report) {

        String ruleset() {
            return JsonMapper.shared().readTree(report).path("ruleset").asString();
        }
    }

    @Test
    void aPublishedRulesetIsFollowedByBothWhileTheyCheck() throws Exception {
        Path changed = copyOfRules(folder.resolve("changed"));
        Path file = Path.of("fixtures/large-face-to-face-group/course.yaml");
        byte[] course = Files.readAllBytes(file);
        String token = next().account(Role.PROVIDER, "checks@example.org", RunningService.PASSWORD);
        ConcurrentLinkedQueue<Made> made = new ConcurrentLinkedQueue<>();
        AtomicBoolean enough = new AtomicBoolean();
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < 2; client++) {
            int instance = client % 2;
            Thread thread = new Thread(() -> {
                while (!enough.get()) {
                    made.add(check(instance, token, course));
                }
            });
            thread.start();
            clients.add(thread);
        }
        String before = RulesetFiles.in(Path.of("rules")).digest();
        String after = RulesetFiles.in(changed).digest();
        long published;
        try {
            await(() -> of(made, 0, before) > 20 && of(made, 1, before) > 20, "checks are made");
            assertThat(touchstone(0, "publish", changed.toString())).contains("is published");
            published = System.nanoTime();
            await(() -> of(made, 0, after) > 20 && of(made, 1, after) > 20, "both follow");
        } finally {
            enough.set(true);
            for (Thread client : clients) {
                client.join();
            }
        }

        assertThat(made).allSatisfy(each -> assertThat(each.status()).isEqualTo(200));
        List<JsonNode> reports = made.stream()
                .map(Made::report)
                .distinct()
                .map(JsonMapper.shared()::readTree)
                .toList();
        String day = reports.get(0).path("asOf").asString();
        JsonNode underOld = report(Path.of("rules"), file, day);
        JsonNode underNew = report(changed, file, day);
        assertThat(underNew.path("findings")).isNotEqualTo(underOld.path("findings"));
        assertThat(reports)
                .as("under the one or the other, and never under half of either")
                .containsExactlyInAnyOrder(underOld, underNew);
        long usual = made.stream()
                .mapToLong(Made::nanos)
                .sorted()
                .skip(made.size() / 2)
                .findFirst()
                .orElseThrow();
        double slower = Math.max(1, (double) usual / USUAL_CHECK.toNanos());
        long followed = published + (long) (FOLLOWED_WITHIN.toNanos() * slower);
        for (int instance = 0; instance < 2; instance++) {
            int asked = instance;
            long last = made.stream()
                    .filter(each -> each.instance() == asked && each.ruleset().equals(before))
                    .mapToLong(Made::begun)
                    .max()
                    .orElseThrow();
            assertThat(last - published)
                    .as("instance %d was asked and checked under the old rules", instance)
                    .isLessThan(followed - published);
        }
        assertThat(touchstone(1, "audit", "verify")).contains("The record is whole");
    }

    private static long of(ConcurrentLinkedQueue<Made> made, int instance, String ruleset) {
        return made.stream()
                .filter(each -> each.instance() == instance && each.report().contains(ruleset))
                .count();
    }

    private Made check(int instance, String token, byte[] course) {
        long begun = System.nanoTime();
        HttpResponse<String> answer = instances[instance].post(
                "/api/v1/checks",
                course,
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/yaml",
                "Accept",
                "application/json");
        return new Made(instance, begun, System.nanoTime() - begun, answer.statusCode(), answer.body());
    }

    /** The rules, with larger groups. */
    private static Path copyOfRules(Path to) throws Exception {
        Path rules = Path.of("rules");
        try (Stream<Path> all = Files.walk(rules)) {
            for (Path each : all.toList()) {
                Path copy = to.resolve(rules.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(each, copy);
                }
            }
        }
        Path parameters = to.resolve("parameters.yaml");
        Files.writeString(parameters, Files.readString(parameters).replace("  value: 18\n", "  value: 24\n"));
        Path sentences = to.resolve("group-size/rules.dslr");
        Files.writeString(sentences, Files.readString(sentences).replaceFirst("rule \"", "rule \"Now: "));
        return to;
    }

    private static JsonNode report(Path rules, Path file, String day) {
        StringWriter out = new StringWriter();
        PrintWriter words = new PrintWriter(out);
        Touchstone.run(
                words,
                words,
                "check",
                file.toString(),
                "--format",
                "json",
                "--as-of",
                day,
                "--rules",
                rules.toString());
        return JsonMapper.shared().readTree(out.toString());
    }

    /** What a command says that an operator gives to one instance. */
    private String touchstone(int instance, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data(instance).toString()));
        settings.forEach((name, value) -> all.addAll(List.of("--set", name + "=" + value)));
        StringWriter words = new StringWriter();
        PrintWriter out = new PrintWriter(words);
        Touchstone.run(out, out, all.toArray(String[]::new));
        return words.toString();
    }
}
