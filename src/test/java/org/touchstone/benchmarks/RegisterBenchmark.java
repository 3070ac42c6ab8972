package org.touchstone.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/**
 * How long anybody waits for a page of the register of many accredited courses, and for the same as JSON, on both databases; and
 * how much of the processor that takes, which says more on a busy machine.
 *
 * <p>Arguments: how many courses are in the register; how often each search is asked.
 */
public final class RegisterBenchmark {

    private static final int AT_A_TIME = 1_000;
    private static final List<String> ELEMENTS =
            List.of("HC", "SDM", "PCSP", "SPC", "SSM", "EC", "MECC", "PHB", "PA", "HL");
    private static final List<String> MODES = List.of("face to face", "remote", "self-directed");
    private static final List<String> WORDS = List.of(
            "Coaching",
            "Planning",
            "Listening",
            "Support",
            "Skills",
            "Practice",
            "Conversations",
            "Together",
            "Advanced",
            "Foundations",
            "Motivation",
            "Community",
            "Children",
            "Diabetes",
            "Pain",
            "Stroke",
            "Dementia",
            "Teams");
    private static final List<String> PLACES =
            List.of("Leeds", "Bristol", "Newcastle", "Norwich", "Exeter", "Hull", "York");

    /** Processor time is that of the service and of whoever asks; of PostgreSQL, which is a process of its own, it holds nothing. */
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private RegisterBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int entries = Integer.parseInt(arguments[0]);
        int times = Integer.parseInt(arguments[1]);
        measure("h2", Map.of(), entries, times);
        measure("postgresql", Map.of("touchstone.database.url", RunningService.freshPostgresql()), entries, times);
        System.exit(0);
    }

    private static void measure(String database, Map<String, String> settings, int entries, int times)
            throws Exception {
        RunningService service = RunningService.with(settings);
        fill(service, entries);
        Visitor anybody = Visitor.of(service);
        Map<String, String> searches = new LinkedHashMap<>();
        searches.put("everything", "");
        searches.put("a word that many have", "words=coaching");
        searches.put("a word that one has", "words=unheard");
        searches.put("a word that none has", "words=astrology");
        searches.put("an approach at a level", "element=SDM&level=3");
        searches.put("a level of any", "level=2");
        searches.put("all at once", "words=leeds&element=HC&level=1&mode=remote");
        searches.put("far on", "words=coaching&after=" + late(service));
        for (int i = 0; i < times; i++) {
            searches.values().forEach(search -> anybody.get("/register?" + search));
        }
        for (String page : List.of("/register", "/register.json")) {
            searches.forEach((what, search) -> {
                double[] took = new double[times];
                double[] worked = new double[times];
                for (int i = -times / 3; i < times; i++) {
                    long begun = System.nanoTime();
                    long before = PROCESS.getProcessCpuTime();
                    int status = anybody.get(page + "?" + search).statusCode();
                    double each = (System.nanoTime() - begun) / 1e6;
                    if (status != 200) {
                        throw new IllegalStateException(page + "?" + search + " answered " + status);
                    }
                    if (i >= 0) {
                        took[i] = each;
                        worked[i] = (PROCESS.getProcessCpuTime() - before) / 1e6;
                    }
                }
                Arrays.sort(took);
                Arrays.sort(worked);
                System.out.printf(
                        Locale.ROOT,
                        "register %s, %s, %s: %.0f ms (slowest of twenty %.0f ms), %.0f ms of the processor%n",
                        database,
                        page,
                        what,
                        took[times / 2],
                        took[times * 19 / 20],
                        worked[times / 2]);
            });
        }
        service.stop();
    }

    /** A course near the end. */
    private static UUID late(RunningService service) {
        return service.bean(JdbcTemplate.class)
                .queryForList("select course_id from register_entry order by title desc limit 1 offset 100", UUID.class)
                .get(0);
    }

    /** Courses that were accredited, as many rows of each table as there would be. */
    private static void fill(RunningService service, int entries) throws Exception {
        Account owner = service.person(Role.PROVIDER);
        Course course = service.bean(Courses.class)
                .add(
                        owner,
                        "Coaching",
                        Files.readString(Path.of("rules/examples/complete-course.yaml")),
                        "course.yaml");
        SubmittedVersion like = service.bean(Submitter.class).submit(owner, course, 1, "");
        Random random = new Random(1);
        TransactionTemplate transaction = service.bean(TransactionTemplate.class);
        JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
        for (int from = 0; from < entries; from += AT_A_TIME) {
            int first = from;
            transaction.executeWithoutResult(
                    status -> rows(jdbc, owner, like, random, first, Math.min(entries, first + AT_A_TIME)));
        }
        if (jdbc.queryForObject("select count(*) from register_entry", Integer.class) != entries) {
            throw new IllegalStateException("the register was not filled");
        }
    }

    private static void rows(JdbcTemplate jdbc, Account owner, SubmittedVersion like, Random random, int from, int to) {
        List<Object[]> courses = new ArrayList<>();
        List<Object[]> versions = new ArrayList<>();
        List<Object[]> cases = new ArrayList<>();
        List<Object[]> decisions = new ArrayList<>();
        List<Object[]> conditions = new ArrayList<>();
        List<Object[]> entries = new ArrayList<>();
        LocalDate today = LocalDate.now();
        for (int i = from; i < to; i++) {
            UUID course = new UUID(random.nextLong(), random.nextLong());
            UUID version = new UUID(random.nextLong(), random.nextLong());
            String title = one(random, WORDS) + " " + one(random, WORDS).toLowerCase(Locale.ROOT) + " " + i;
            String organisation = "Provider " + i % 500;
            String audience =
                    "Nurses, link workers and others who talk with people about their health, group " + i % 90;
            String place = one(random, PLACES);
            courses.add(new Object[] {course, title, owner.organisation().orElseThrow()});
            versions.add(new Object[] {version, course, title, like.id()});
            cases.add(new Object[] {version, owner.organisation().orElseThrow()});
            decisions.add(new Object[] {version, owner.id()});
            if (random.nextInt(10) == 0) {
                conditions.add(new Object[] {new UUID(random.nextLong(), random.nextLong()), version, owner.id()});
            }
            StringBuilder elements = new StringBuilder(" ");
            for (String element : ELEMENTS) {
                if (random.nextInt(4) == 0 || elements.length() == 1) {
                    elements.append(element).append(' ').append(element).append("-1 ");
                    if (random.nextBoolean()) {
                        elements.append(element).append("-2 ").append(element).append("-3 ");
                    }
                }
            }
            String words = title + " " + organisation + " " + audience + " " + place + (i == 7 ? " unheard" : "");
            entries.add(new Object[] {
                course,
                version,
                title,
                organisation,
                elements.toString(),
                audience,
                one(random, MODES),
                place,
                words.toLowerCase(Locale.UK),
                Date.valueOf(today.minusDays(random.nextInt(1000))),
                Date.valueOf(today.plusDays(random.nextInt(1000)))
            });
        }
        jdbc.batchUpdate(
                "insert into course (id, title, organisation_id, revision, created_at, uses_known)"
                        + " values (?, ?, ?, 1, current_timestamp, true)",
                courses);
        jdbc.batchUpdate("""
                insert into submitted_version (id, course_id, number, revision, title, file_name, text_digest,
                    ruleset_digest, as_of, verdict, report_digest, why, submitted_by, submitted_at)
                select cast(? as uuid), cast(? as uuid), 1, 1, cast(? as varchar), file_name, text_digest, ruleset_digest,
                    as_of, verdict, report_digest, why, submitted_by, submitted_at
                from submitted_version where id = ?""", versions);
        jdbc.batchUpdate(
                "insert into review_case (version_id, organisation_id, state, since) values (?, ?, 'DECIDED', current_timestamp)",
                cases);
        jdbc.batchUpdate(
                "insert into decision (version_id, outcome, reason, decided_by, decided_at, report, report_digest)"
                        + " values (?, 'ACCREDITED', 'Good.', ?, current_timestamp, cast('' as bytea), '')",
                decisions);
        jdbc.batchUpdate(
                "insert into case_action (id, version_id, kind, standard, text, evidence, made_by, made_at)"
                        + " values (?, ?, 'CONDITION', 'FW-DES-01', 'Show it.', 'The handbook.', ?, current_timestamp)",
                conditions);
        jdbc.batchUpdate("""
                insert into register_entry (course_id, version_id, title, organisation, elements, audience, modes, place,
                    words, valid_from, valid_to, standing)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'IN_FORCE')""", entries);
    }

    private static String one(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
