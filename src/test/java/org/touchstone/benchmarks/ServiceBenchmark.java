package org.touchstone.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.ShippedRules;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.ApiTokens;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.casework.review.CaseState;
import org.touchstone.door.server.RunningService;
import org.touchstone.run.demo.SampleCases;
import org.touchstone.run.operation.ControlClient;
import org.touchstone.run.operation.Ending;

/**
 * Measures the service as a process of its own, with a heap of 384 MiB, while this process asks: how long it takes to be
 * ready, checks at 50 and 200 a second, every page with many courses stored, and all of it together for a long time.
 *
 * <p>Arguments: how many courses of ten versions are stored; how many seconds each measurement takes; how many minutes of
 * mixed load end it.
 */
public final class ServiceBenchmark {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final int VERSIONS = 10;

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Path data = Path.of("target/service-benchmark").toAbsolutePath();
    private final byte[] submission;
    private String base = "";

    private ServiceBenchmark() throws IOException {
        this.submission = Files.readAllBytes(Path.of("rules/examples/complete-course.yaml"));
    }

    /**
     * What the stored samples are reached by.
     *
     * @param every a course that claims every element, so that every standard is in scope
     * @param reviewed a version of such a course, in review
     * @param decided a version of such a course, decided
     * @param people who reviews and leads both
     */
    private record Stored(
            Account account,
            String token,
            Course course,
            Course every,
            SubmittedVersion reviewed,
            SubmittedVersion decided,
            SampleCases.People people) {}

    public static void main(String[] arguments) throws Exception {
        int courses = Integer.parseInt(arguments[0]);
        int seconds = Integer.parseInt(arguments[1]);
        int minutes = Integer.parseInt(arguments[2]);
        String only = arguments.length > 3 ? arguments[3] : "";
        new ServiceBenchmark().measure(courses, seconds, minutes, only);
        System.exit(0);
    }

    private void measure(int courses, int seconds, int minutes, String only) throws Exception {
        Stored stored = store(courses);
        long begun = System.nanoTime();
        Process service = start();
        System.out.printf("ready after %.1f s%n", (System.nanoTime() - begun) / 1e9);
        try {
            signIn(stored.account());
            checks(stored, 50, 60, "warming up");
            if (only.equals("review")) {
                review(stored, seconds);
                return;
            }
            if (only.equals("lists")) {
                lists(stored, seconds);
                return;
            }
            checks(stored, 50, seconds, "checks at 50 a second");
            publishing(stored, seconds);
            if (only.equals("publish")) {
                return;
            }
            pages(stored, seconds);
            lists(stored, seconds);
            review(stored, seconds);
            checks(stored, 200, seconds, "checks at 200 a second");
            signIn(stored.account());
            mixed(stored, minutes, service);
        } finally {
            service.destroy();
            service.waitFor();
        }
    }

    /** Stores courses with versions; all but the first are copies made in the database. */
    private Stored store(int courses) throws Exception {
        RunningService service = RunningService.with(Map.of("touchstone.data", data.toString()));
        Account account = service.person(Role.PROVIDER);
        Course course = service.bean(Courses.class)
                .add(account, "Benchmark", new String(submission, StandardCharsets.UTF_8), "course.yaml");
        service.bean(Submitter.class).submit(account, course, 1, "");
        JdbcClient jdbc = service.bean(JdbcClient.class);
        jdbc.sql("""
                        insert into course (id, organisation_id, title, revision, created_at, uses_known)
                        select random_uuid(), organisation_id, 'Benchmark ' || x, 1, created_at, true
                        from course, system_range(2, :courses) where course.id = :id""").param("courses", courses).param("id", course.id()).update();
        jdbc.sql("""
                        insert into course_revision (course_id, number, text, file_name, saved_by, saved_at, what)
                        select course.id, 1, text, file_name, saved_by, saved_at, what from course, course_revision r
                        where r.course_id = :id and course.id <> :id and organisation_id = :organisation""")
                .param("id", course.id())
                .param("organisation", course.organisationId())
                .update();
        for (int n = 1; n <= VERSIONS; n++) {
            jdbc.sql("""
                            insert into submitted_version (id, course_id, number, revision, title, file_name, text_digest,
                                ruleset_digest, as_of, verdict, report_digest, why, submitted_by, submitted_at)
                            select random_uuid(), course.id, :n, v.revision, v.title, v.file_name, v.text_digest,
                                v.ruleset_digest, v.as_of, v.verdict, v.report_digest, v.why, v.submitted_by,
                                v.submitted_at
                            from course, submitted_version v where v.course_id = :id and v.number = 1
                                and (course.id <> :id or :n > 1) and organisation_id = :organisation""")
                    .param("n", n)
                    .param("id", course.id())
                    .param("organisation", course.organisationId())
                    .update();
        }
        jdbc.sql("""
                        insert into version_content (version_id, text, report)
                        select v.id, text, report from submitted_version v, version_content c join submitted_version one
                        on one.id = c.version_id where v.id <> one.id""").update();
        String claimsAll = Files.readString(Path.of("rules/examples/every-element.yaml"));
        Course every = service.bean(Courses.class).add(account, "Every element", claimsAll, "course.yaml");
        SubmittedVersion reviewed = service.bean(Submitter.class).submit(account, every, 1, "");
        Course other = service.bean(Courses.class).add(account, "Every element, decided", claimsAll, "course.yaml");
        SubmittedVersion decided = service.bean(Submitter.class).submit(account, other, 1, "");
        SampleCases.People people = new SampleCases.People(
                account, service.person(Role.REVIEWER), service.person(Role.REVIEWER), service.person(Role.LEAD));
        service.bean(SampleCases.class).bring(reviewed, CaseState.IN_REVIEW, people);
        service.bean(SampleCases.class).bring(decided, CaseState.DECIDED, people);
        System.out.println("stored: "
                + jdbc.sql("select count(*) from course").query(Long.class).single() + " courses, "
                + jdbc.sql("select count(*) from submitted_version")
                        .query(Long.class)
                        .single() + " versions");
        String token = service.bean(ApiTokens.class).make(account, "benchmark", Duration.ofDays(1));
        service.stop();
        return new Stored(account, token, course, every, reviewed, decided, people);
    }

    private Process start() throws IOException {
        Process process = new ProcessBuilder(
                        "./touchstone",
                        "serve",
                        "--data",
                        data.toString(),
                        "--port",
                        "18080",
                        "--set",
                        "touchstone.limits.checks=1000000",
                        "--set",
                        "touchstone.limits.requests=1000000",
                        "--set",
                        "touchstone.limits.pages=1000000")
                .redirectErrorStream(true)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains("is ready at")) {
                base = "http://localhost:18080";
                Thread drain = new Thread(() -> skip(out));
                drain.setDaemon(true);
                drain.start();
                return process;
            }
        }
        throw new IOException("the service did not start");
    }

    private static void skip(BufferedReader out) {
        try {
            out.lines().forEach(more -> {});
        } catch (UncheckedIOException e) {
            // The service has ended, and its output with it.
        }
    }

    private void signIn(Account account) throws Exception {
        Matcher csrf = CSRF.matcher(send(request("/sign-in").GET()).body());
        if (!csrf.find()) {
            throw new IllegalStateException("no form to sign in");
        }
        String form = "email=" + URLEncoder.encode(account.email(), StandardCharsets.UTF_8) + "&password="
                + URLEncoder.encode(RunningService.PASSWORD, StandardCharsets.UTF_8) + "&_csrf="
                + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8);
        send(request("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private void checks(Stored stored, int perSecond, int seconds, String what) {
        HttpRequest request = api(stored, "/api/v1/checks", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(submission))
                .build();
        atRate(perSecond, seconds, what, request);
    }

    /** Checks while other rules are put in force three times: each has another number, and comes by the operator's command. */
    private void publishing(Stored stored, int seconds) throws Exception {
        List<Path> changed = new ArrayList<>();
        for (int number = 15; number <= 17; number++) {
            Path rules = ShippedRules.copyTo(data.resolve("rules-" + number));
            Path numbers = rules.resolve("parameters.yaml");
            String text = Files.readString(numbers);
            Files.writeString(numbers, text.replaceFirst("value: 18\n", "value: " + number + "\n"));
            changed.add(rules.toAbsolutePath());
        }
        AtomicInteger published = new AtomicInteger();
        Thread operator = new Thread(() -> {
            try {
                for (Path rules : changed) {
                    Thread.sleep(seconds * 200L);
                    boolean done = ControlClient.ask(data, "publish", Map.of("rules", rules.toString()))
                            .filter(ending -> ending.result() == Ending.Result.DONE)
                            .isPresent();
                    published.addAndGet(done ? 1 : 0);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        operator.start();
        checks(stored, 50, seconds, "checks while rules are published");
        operator.join();
        if (published.get() != 3) {
            throw new IllegalStateException("only " + published + " rulesets were published");
        }
    }

    private void pages(Stored stored, int seconds) {
        for (String page : pages(stored)) {
            HttpRequest request = request(page).GET().build();
            atRate(10, seconds, named(page, stored), request);
        }
    }

    /** What is found among all courses and cases: by a provider, and by a lead. */
    private void lists(Stored stored, int seconds) throws Exception {
        atRate(10, seconds, "page /courses", request("/courses").GET().build());
        signIn(stored.people().lead());
        for (String page : List.of("/cases", "/submitted")) {
            atRate(10, seconds, "page " + page, request(page).GET().build());
        }
    }

    private static List<String> pages(Stored stored) {
        String course = "/courses/" + stored.course().id();
        String every = "/courses/" + stored.every().id();
        return List.of(
                "/courses",
                course,
                course + "/form/course",
                course + "/form/sessions",
                course + "/form/sessions/2",
                course + "/form/claims/1",
                course + "/check",
                course + "/submit",
                course + "/documents",
                course + "/versions/10",
                course + "/versions/10/answers",
                course + "/versions/10/changes",
                every + "/submit",
                every + "/versions/1/answers",
                "/documents",
                "/organisation",
                "/account",
                "/standards/standard/FW-DEL-01.html");
    }

    /** A review of a version with every standard in scope: its pages in turn, judgements, and the report of a decision. */
    private void review(Stored stored, int seconds) throws Exception {
        signIn(stored.people().first());
        String review = "/reviews/" + stored.reviewed().id();
        String first = send(request(review).GET()).body();
        List<String> matters = Pattern.compile("href=\"(" + review + "/requirements/[a-z0-9-]+)\"")
                .matcher(first)
                .results()
                .map(link -> link.group(1))
                .distinct()
                .toList();
        Measured pages = new Measured();
        atRate(
                10,
                seconds,
                i -> new Asked(
                        request(i % 5 == 0 ? review : matters.get(i % matters.size()))
                                .GET()
                                .build(),
                        pages));
        pages.tell("page of a review (every element)");
        Measured judging = new Measured();
        for (int i = 0; i < 2 * matters.size(); i++) {
            String page = matters.get(i % matters.size());
            Matcher csrf = CSRF.matcher(send(request(page).GET()).body());
            if (!csrf.find()) {
                throw new IllegalStateException("no form to judge with");
            }
            String form = "answer-0=" + (i % 2 == 0 ? "NOT_MET" : "MET") + "&reason-0=Reason+" + i + "&_csrf="
                    + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8);
            long asked = System.nanoTime();
            int status = send(request(page)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form)))
                    .statusCode();
            judging.add(System.nanoTime() - asked, status == 302);
        }
        judging.tell("page of a review (every element): judged");
        signIn(stored.people().lead());
        HttpRequest pdf =
                request("/cases/" + stored.decided().id() + "/report.pdf").GET().build();
        Measured drawn = new Measured();
        for (int i = 0; i < 5; i++) {
            long asked = System.nanoTime();
            int status = http.send(pdf, HttpResponse.BodyHandlers.discarding()).statusCode();
            drawn.add(System.nanoTime() - asked, status == 200);
        }
        drawn.tell("page of a decision (every element): PDF");
    }

    /** Checks, all the pages in turn, and the writing of courses, all at the same time, ten minutes after ten minutes. */
    private void mixed(Stored stored, int minutes, Process service) throws Exception {
        System.out.println("memory before mixed load: " + memory(service));
        Map<String, Measured> pages = new LinkedHashMap<>();
        pages(stored).forEach(page -> pages.put(page, new Measured()));
        for (int left = minutes; left > 0; left -= 10) {
            int seconds = Math.min(left, 10) * 60;
            CompletableFuture<?> reading = CompletableFuture.runAsync(() -> read(pages, seconds));
            CompletableFuture<?> writing = CompletableFuture.runAsync(() -> write(stored, seconds));
            checks(stored, 20, seconds, "mixed: checks at 20 a second");
            CompletableFuture.allOf(reading, writing).join();
            System.out.println("memory: " + memory(service));
        }
        if (minutes > 0) {
            pages.forEach((page, measured) -> measured.tell("mixed: " + named(page, stored)));
        }
    }

    /** Asks for all the pages in turn, ten a second. */
    private void read(Map<String, Measured> pages, int seconds) {
        List<String> inTurn = List.copyOf(pages.keySet());
        atRate(10, seconds, i -> {
            String page = inTurn.get(i % inTurn.size());
            return new Asked(request(page).GET().build(), pages.get(page));
        });
    }

    private static String named(String page, Stored stored) {
        return "page "
                + page.replace(stored.course().id().toString(), "…")
                        .replace(stored.every().id().toString(), "(every element)");
    }

    /** Adds a course, changes it and submits it, through the API, once every two seconds. */
    private void write(Stored stored, int seconds) {
        Measured measured = new Measured();
        long begun = System.nanoTime();
        for (int i = 0; i < seconds / 2; i++) {
            waitUntil(begun + i * 2_000_000_000L);
            long asked = System.nanoTime();
            boolean good = submitNew(stored);
            measured.add(System.nanoTime() - asked, good);
        }
        measured.tell("mixed: add, change and submit");
    }

    /** Whether a new course could be added, changed and submitted. */
    private boolean submitNew(Stored stored) {
        String courses = "/api/v1/courses";
        String changed = new String(submission, StandardCharsets.UTF_8) + "# One line more.\n";
        try {
            HttpResponse<String> added = send(
                    api(stored, courses, "application/yaml").POST(HttpRequest.BodyPublishers.ofByteArray(submission)));
            String course = added.headers().firstValue("Location").orElse(courses);
            HttpResponse<String> saved = send(api(stored, course + "/submission", "application/yaml")
                    .header("If-Match", "\"1\"")
                    .PUT(HttpRequest.BodyPublishers.ofString(changed)));
            HttpResponse<String> submitted = send(api(stored, course + "/versions", "application/json")
                    .header("If-Match", "\"2\"")
                    .POST(HttpRequest.BodyPublishers.ofString("{}")));
            return added.statusCode() == 201 && saved.statusCode() == 200 && submitted.statusCode() == 201;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpRequest.Builder api(Stored stored, String path, String type) {
        return request(path)
                .header("Authorization", "Bearer " + stored.token())
                .header("Content-Type", type)
                .header("Accept", "application/json");
    }

    /** Asks the same at a steady rate, and tells how long the answers took. */
    private void atRate(int perSecond, int seconds, String what, HttpRequest request) {
        Asked asked = new Asked(request, new Measured());
        atRate(perSecond, seconds, i -> asked);
        asked.measured().tell(what);
    }

    /** What is asked, and what its answer counts among. */
    private record Asked(HttpRequest request, Measured measured) {}

    /** Asks at a steady rate, whether or not the answers have come. */
    private void atRate(int perSecond, int seconds, IntFunction<Asked> next) {
        List<CompletableFuture<?>> answers = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < perSecond * seconds; i++) {
            long due = begun + i * 1_000_000_000L / perSecond;
            waitUntil(due);
            Asked asked = next.apply(i);
            answers.add(http.sendAsync(asked.request(), HttpResponse.BodyHandlers.discarding())
                    .handle((answer, fault) -> {
                        asked.measured().add(System.nanoTime() - due, fault == null && answer.statusCode() == 200);
                        return asked;
                    }));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    }

    private static void waitUntil(long due) {
        while (System.nanoTime() < due) {
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    /** How long answers took, in nanoseconds, and how many were not as they should be. */
    private static final class Measured {

        private final ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
        private final AtomicInteger failed = new AtomicInteger();

        void add(long time, boolean good) {
            times.add(time);
            if (!good) {
                failed.incrementAndGet();
            }
        }

        void tell(String what) {
            long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
            System.out.printf(
                    "%-40s %5d answers, %d failed; median %.1f ms, 99%% within %.1f ms%n",
                    what,
                    sorted.length,
                    failed.get(),
                    sorted[sorted.length / 2] / 1e6,
                    sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)] / 1e6);
        }
    }

    /** What is in use on the heap after a full collection, and what the process holds of the machine's memory. */
    private static String memory(Process service) throws Exception {
        String pid = Long.toString(service.pid());
        run("jcmd", pid, "GC.run");
        int heap = Pattern.compile("generation .* used (\\d+)K")
                .matcher(run("jcmd", pid, "GC.heap_info"))
                .results()
                .mapToInt(used -> Integer.parseInt(used.group(1)))
                .sum();
        String resident = Files.readAllLines(Path.of("/proc", pid, "status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .findFirst()
                .orElse("");
        return heap / 1024 + " MB of heap in use; " + resident.replaceAll("\\s+", " ");
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(Arrays.asList(command))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
