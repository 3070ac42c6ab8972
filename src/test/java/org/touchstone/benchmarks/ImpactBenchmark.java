package org.touchstone.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.touchstone.RandomCourses;
import org.touchstone.ShippedRules;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;
import org.touchstone.policy.drafts.Drafts;
import org.touchstone.policy.drafts.RuleEdits;
import org.touchstone.policy.drafts.RulesDraft;
import org.touchstone.policy.impact.Impact;
import org.touchstone.policy.impact.Impacts;

/**
 * How long the service takes to say what a changed number changes on many submitted courses, all of them different, on both
 * databases: from the press of the button until the page has the whole answer, with the reading and keeping in the database.
 *
 * <p>Argument: how many versions are stored.
 */
public final class ImpactBenchmark {

    private static final int AT_A_TIME = 500;
    private static final long SEED = 20_260_901;

    /** Of PostgreSQL, which is a process of its own, the processor time holds nothing. */
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ImpactBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int versions = Integer.parseInt(arguments[0]);
        measure("h2", Map.of(), versions);
        measure("postgresql", Map.of("touchstone.database.url", RunningService.freshPostgresql()), versions);
        System.exit(0);
    }

    private static void measure(String database, Map<String, String> settings, int versions) throws Exception {
        RunningService service = RunningService.with(settings);
        fill(service, versions);
        Account officer = service.person(Role.POLICY);
        LocalDate today = LocalDate.now();
        Drafts drafts = service.bean(Drafts.class);
        RulesDraft draft = drafts.open(
                officer,
                "Groups of at most 16",
                service.bean(RulesetInForce.class).today().ruleset().digest());
        drafts.edit(officer, draft.id(), "", RuleEdits.number("group-size", "most", "16", today, "House policy"));
        Visitor visitor = Visitor.signedIn(service, officer);
        String page = "/drafts/" + draft.id() + "/impact";
        Impacts impacts = service.bean(Impacts.class);
        for (String round : List.of("the first time", "again")) {
            long begun = System.nanoTime();
            long before = PROCESS.getProcessCpuTime();
            visitor.post(page, Map.of("chosen", Impact.Chosen.ALL.word()), page);
            Impact impact = impacts.of(drafts.find(draft.id())).get(0);
            while (impacts.progress(impact).orElseThrow().state().open()) {
                Thread.sleep(50);
            }
            impact = impacts.find(impact.id());
            if (impact.compared() != versions + 1
                    || visitor.get(page + "/" + impact.id()).statusCode() != 200) {
                throw new IllegalStateException("compared " + impact.compared() + " versions");
            }
            System.out.printf(
                    Locale.ROOT,
                    "impact by the service, %s, %s: %d versions in %.1f s, %.1f s of the processor, another result on %d of them%n",
                    database,
                    round,
                    impact.compared(),
                    (System.nanoTime() - begun) / 1e9,
                    (PROCESS.getProcessCpuTime() - before) / 1e9,
                    impact.changed());
        }
        service.stop();
    }

    /** Versions of one course, as if each had been submitted; only what a comparison reads is their own. */
    private static void fill(RunningService service, int versions) throws Exception {
        Account owner = service.person(Role.PROVIDER);
        Course course = service.bean(Courses.class)
                .add(
                        owner,
                        "Coaching",
                        Files.readString(Path.of("rules/examples/complete-course.yaml")),
                        "course.yaml");
        SubmittedVersion like = service.bean(Submitter.class).submit(owner, course, 1, "");
        RandomCourses random = new RandomCourses(ShippedRules.RULESET.catalogue(), SEED);
        JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> texts = new ArrayList<>();
        for (int i = 0; i < versions; i++) {
            UUID id = UUID.randomUUID();
            rows.add(new Object[] {id, i + 2, like.id()});
            texts.add(new Object[] {id, RandomCourses.json(random.next())});
            if (rows.size() == AT_A_TIME || i == versions - 1) {
                jdbc.batchUpdate("""
                        insert into submitted_version (id, course_id, number, revision, title, file_name, text_digest,
                            ruleset_digest, as_of, verdict, report_digest, why, submitted_by, submitted_at)
                        select cast(? as uuid), course_id, cast(? as integer), revision, title, 'course.json', text_digest,
                            ruleset_digest, as_of, verdict, report_digest, why, submitted_by, submitted_at
                        from submitted_version where id = ?""", rows);
                jdbc.batchUpdate(
                        "insert into version_content (version_id, text, report) values (?, ?, cast('' as bytea))",
                        texts);
                rows.clear();
                texts.clear();
            }
        }
    }
}
