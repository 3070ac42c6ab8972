package org.touchstone.door.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.ShippedRules;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.base.accounts.Passwords;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.ChainCheck;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.DocumentKind;
import org.touchstone.casework.courses.Documents;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.casework.courses.Versions;
import org.touchstone.casework.rulesets.Publication;
import org.touchstone.casework.rulesets.Publications;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.check.rules.RulesetFiles;
import org.touchstone.door.server.RunningService;

/** The commands of operators, on a service that runs and on its data when it does not. */
@Tag("service")
class OperatorCommandsTest {

    @TempDir
    Path folder;

    private Path data;
    private Path rules;
    private Map<String, String> database;
    private RunningService service;

    @BeforeEach
    void start() {
        data = folder.resolve("data");
        rules = ShippedRules.copyTo(folder.resolve("rules"), "group-size");
        database = RunningService.database();
        service = run(rules);
    }

    private RunningService run(Path with) {
        Map<String, String> settings = new HashMap<>(database);
        settings.put("touchstone.data", data.toString());
        settings.put("touchstone.rules", with.toString());
        return RunningService.with(settings);
    }

    @AfterEach
    void stop() {
        service.stop();
    }

    private record Said(int status, String words) {}

    /** Runs a command as an operator would. */
    private Said touchstone(String... arguments) {
        return touchstoneOn(data, database, arguments);
    }

    private static Said touchstoneOn(Path data, Map<String, String> database, String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--data", data.toString()));
        database.forEach((name, value) -> all.addAll(List.of("--set", name + "=" + value)));
        StringWriter words = new StringWriter();
        PrintWriter out = new PrintWriter(words);
        int status = Touchstone.run(out, out, all.toArray(String[]::new));
        return new Said(status, words.toString());
    }

    private static String complete() throws Exception {
        return Files.readString(Path.of("rules/examples/complete-course.yaml"));
    }

    private SubmittedVersion submitted(Account provider) throws Exception {
        Course course = service.bean(Courses.class).add(provider, "Coaching", complete(), "course.yaml");
        return service.bean(Submitter.class).submit(provider, course, 1, "");
    }

    private EvidenceFiles.Stored document(Account provider, String words) {
        EvidenceFiles.Received received = service.bean(EvidenceFiles.class)
                .receive(new ByteArrayInputStream(("%PDF-1.7 " + words).getBytes(StandardCharsets.UTF_8)));
        service.bean(Documents.class)
                .add(provider, null, DocumentKind.OTHER, "Handbook", "handbook.pdf", received, null);
        return received.file();
    }

    private String head() {
        return service.bean(AuditLog.class).head().hash();
    }

    @Test
    void anAdministratorIsAddedWhetherTheServiceRunsOrNotAndNeverWithADefaultPassword() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "a long enough secret\n");
        Said running = touchstone(
                "administrator", "--email", "a@example.org", "--name", "Alex", "--password-file", password.toString());
        assertThat(running.words()).contains("was added");
        assertThat(running.status()).isZero();
        assertThat(service.bean(Passwords.class).open("a@example.org", "a long enough secret", "here"))
                .hasValueSatisfying(account -> assertThat(account.role()).isEqualTo(Role.ADMINISTRATOR));

        Said again = touchstone(
                "administrator", "--email", "a@example.org", "--name", "Alex", "--password-file", password.toString());
        assertThat(again.status()).isEqualTo(ExitStatus.BAD_INPUT);
        Path weak = Files.writeString(folder.resolve("weak"), "short");
        Said refused = touchstone(
                "administrator", "--email", "c@example.org", "--name", "C", "--password-file", weak.toString());
        assertThat(refused.status()).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(service.bean(Accounts.class).byEmail("c@example.org")).isEmpty();

        service.stop();
        Said stopped = touchstone(
                "administrator", "--email", "b@example.org", "--name", "Bo", "--password-file", password.toString());
        assertThat(stopped.words()).contains("was added");
        service = run(rules);
        assertThat(service.bean(Passwords.class).open("b@example.org", "a long enough secret", "here"))
                .isPresent();
    }

    @Test
    void rulesArePublishedFromADayWhileTheServiceRunsAndNothingIsWhereTheyAreBroken() throws Exception {
        LocalDate day = LocalDate.now(ZoneId.of("Europe/London")).plusDays(30);
        Path changed = ShippedRules.copyTo(folder.resolve("changed"), "group-size");
        Files.writeString(changed.resolve("note.md"), "Changed");

        Said early =
                touchstone("publish", changed.toString(), "--from", day.toString(), "--decided-until", "2020-01-01");
        assertThat(early.words()).contains("before the first day of these rules, which is " + day);
        assertThat(service.bean(Publications.class).all()).hasSize(1);
        Said published = touchstone(
                "publish",
                changed.toString(),
                "--from",
                day.toString(),
                "--why",
                "For the autumn.",
                "--decided-until",
                day.plusDays(60).toString());
        assertThat(service.bean(Publications.class).all())
                .extracting(Publication::decidedUntil)
                .containsExactly(Optional.empty(), Optional.of(day.plusDays(60)));
        assertThat(published.words()).contains("is published, and is in force from " + day + ".");
        assertThat(published.status()).isZero();
        RulesetInForce inForce = service.bean(RulesetInForce.class);
        inForce.follow();
        String digest = RulesetFiles.in(changed).digest();
        assertThat(inForce.on(day).ruleset().digest()).isEqualTo(digest);
        assertThat(inForce.on(day.minusDays(1)).ruleset().digest()).isNotEqualTo(digest);

        assertThat(touchstone("publish", changed.toString(), "--from", day.toString())
                        .words())
                .contains("in force on that day anyway");
        assertThat(touchstone("publish", changed.toString(), "--from", "next week")
                        .words())
                .contains("\"next week\" is not a day. Write year-month-day");
        assertThat(touchstone("publish", changed.toString(), "--from", "2020-01-01")
                        .words())
                .contains("That day has passed");
        Files.writeString(
                changed.resolve("group-size/rules.dslr"), "rule \"x\"\nwhen\n  Nonsense\nthen\n  It is met\nend\n");
        Said broken = touchstone("publish", changed.toString());
        assertThat(broken.words()).contains("group-size/rules.dslr:1:1:", "Nothing was published.");
        assertThat(broken.status()).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(service.bean(Publications.class).all()).hasSize(2);
        assertThat(touchstone("audit", "verify").status()).isZero();
    }

    @Test
    void theServiceTakesCommandsOnTheLoopbackInterfaceOnlyFromThoseWhoKnowTheSecret() throws Exception {
        Path control = data.resolve("control");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(control)))
                .isEqualTo("rw-------");
        int port = Integer.parseInt(Files.readAllLines(control).get(0));
        HttpClient http = HttpClient.newHttpClient();
        for (String secret :
                List.of("", "0".repeat(64), Files.readAllLines(control).get(1) + "0")) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/task"))
                            .header("Authorization", "Bearer " + secret)
                            .header("Touchstone-Task", "audit verify")
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEmpty();
        }
        service.stop();
        assertThat(control).doesNotExist();

        // Left behind by a service that was killed.
        Files.writeString(control, port + "\n" + "0".repeat(64) + "\n");
        assertThat(touchstone("audit", "verify").status()).isZero();
        service = run(rules);
        assertThat(touchstone("audit", "verify").status()).isZero();
    }

    @Test
    void whatIsNotAsItWasWrittenIsFound() throws Exception {
        Account provider = service.person(Role.PROVIDER);
        SubmittedVersion version = submitted(provider);
        EvidenceFiles.Stored file = document(provider, "handbook");
        String noted = head();
        Said whole = touchstone("audit", "verify");
        assertThat(whole.words())
                .contains("The record is whole", "1 submitted versions, 1 evidence files", "Head " + noted);
        assertThat(whole.status()).isZero();
        document(provider, "another");
        assertThat(touchstone("audit", "verify", "--head", noted).status()).isZero();
        Said cutOff = touchstone("audit", "verify", "--head", "f".repeat(64));
        assertThat(cutOff.words()).contains("does not hold the head");
        assertThat(cutOff.status()).isEqualTo(ExitStatus.NOT_MET);

        JdbcClient jdbc = service.bean(JdbcClient.class);
        jdbc.sql("update version_content set text = text || ' '").update();
        assertThat(touchstone("audit", "verify").words())
                .contains("Version " + version.id() + ": its file is not the one that was submitted.");
        jdbc.sql("update version_content set text = :text")
                .param("text", complete())
                .update();

        jdbc.sql("update version_content set report = :report")
                .param("report", new byte[] {1, 2, 3})
                .update();
        assertThat(touchstone("audit", "verify").words()).contains("its report is not the one that was kept.");
        Said replayed = touchstone("replay", "--all");
        assertThat(replayed.status()).isNotZero();

        Path path = service.evidence(file.digest());
        byte[] bytes = Files.readAllBytes(path);
        Files.writeString(path, "%PDF-1.7 forged!!");
        assertThat(touchstone("audit", "verify").words()).contains(file.digest() + " has been changed");
        Files.delete(path);
        assertThat(touchstone("audit", "verify").words()).contains(file.digest() + " is missing");
        Files.write(path, bytes);

        jdbc.sql("update event set why = 'because' where seq = 2").update();
        Said changed = touchstone("audit", "verify");
        assertThat(changed.words()).contains("Entry 2 has been changed");
        assertThat(changed.status()).isEqualTo(ExitStatus.NOT_MET);
    }

    @Test
    void whateverIsAlteredOfADraftOrAVersionIsFound() throws Exception {
        SubmittedVersion version = submitted(service.person(Role.PROVIDER));
        submitted(service.person(Role.PROVIDER));
        JdbcClient jdbc = service.bean(JdbcClient.class);
        assertThat(touchstone("audit", "verify").status()).isZero();
        String of = "submitted_version where id = '" + version.id() + "'";
        String draft = "course_revision where course_id = '" + version.courseId() + "'";
        String other = "(select max(cast(submitted_by as varchar)) from submitted_version where submitted_by <> '"
                + version.submittedBy() + "')";
        assertFound(jdbc, of, "number", "7", "its course, its number or who submitted it");
        assertFound(jdbc, of, "submitted_by", "cast(" + other + " as uuid)", "its course, its number or who");
        assertFound(jdbc, of, "why", "'because'", "what the provider added");
        assertFound(jdbc, of, "declaration", "'because'", "what the provider declared");
        assertFound(jdbc, of, "title", "'Another'", "its title or its verdict");
        assertFound(jdbc, of, "verdict", "'MET'", "its title or its verdict");
        String named = "course " + version.courseId() + ", draft 1";
        assertFound(jdbc, draft, "text", "text || ' '", "Not as the record says: " + named);
        assertFound(jdbc, draft, "what", "'Nothing'", "Not as the record says: " + named);
        assertFound(jdbc, draft, "number", "2", "Not in the record: course " + version.courseId() + ", draft 2");
        assertThat(touchstone("audit", "verify").status()).isZero();
    }

    /** Alters a column of one row, sees that this is found and what is said, and puts it right again. */
    private void assertFound(JdbcClient jdbc, String where, String column, String value, String said) {
        Object before = jdbc.sql("select " + column + " from " + where)
                .query((row, n) -> column.equals("text") ? row.getString(1) : row.getObject(1))
                .single();
        String row = where.replace(" where", " set " + column + " = %s where");
        jdbc.sql("update " + String.format(row, value)).update();
        Said found = touchstone("audit", "verify");
        assertThat(found.words()).contains(said);
        assertThat(found.status()).isEqualTo(ExitStatus.NOT_MET);
        jdbc.sql("update " + String.format(row, ":before"))
                .param("before", before)
                .update();
    }

    @Test
    void aVersionIsEvaluatedAgainUnderTheRulesetItWasSubmittedUnder() throws Exception {
        Account provider = service.person(Role.PROVIDER);
        SubmittedVersion old = submitted(provider);
        service.stop();
        service = run(ShippedRules.copyTo(folder.resolve("newer"), "follow-up"));
        SubmittedVersion current = submitted(provider);
        assertThat(current.rulesetDigest()).isNotEqualTo(old.rulesetDigest());

        Said one = touchstone("replay", old.id().toString());
        assertThat(one.words()).contains(old.rulesetDigest().substring(0, 12), "the same report, byte for byte");
        assertThat(one.status()).isZero();
        assertThat(touchstone("replay", "--all").words()).contains("2 of 2 versions give the same report");
        assertThat(touchstone("replay", UUID.randomUUID().toString()).status()).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(touchstone("replay", "nonsense").status()).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(touchstone("replay").status()).isEqualTo(ExitStatus.BAD_INPUT);

        service.bean(JdbcClient.class)
                .sql("update submitted_version set report_digest = :digest where id = :id")
                .param("digest", "0".repeat(64))
                .param("id", old.id())
                .update();
        Said differs = touchstone("replay", "--all");
        assertThat(differs.words()).contains("Version " + old.id(), "differs", "1 of 2 versions");
        assertThat(differs.status()).isEqualTo(ExitStatus.NOT_MET);
    }

    @Test
    void aBackupBringsBackWhatWasThereAndTheRecordGoesOn() throws Exception {
        Account provider = service.person(Role.PROVIDER);
        SubmittedVersion version = submitted(provider);
        EvidenceFiles.Stored file = document(provider, "handbook");
        String head = head();
        Path backup = folder.resolve("backup.zip");
        Said made = touchstone("backup", backup.toString());
        assertThat(made.words()).contains("is written", "1 evidence files", "Head " + head);
        assertThat(made.status()).isZero();
        assertThat(service.bean(AuditLog.class).before(Long.MAX_VALUE, 1).get(0).kind())
                .isEqualTo("backed up");
        assertThat(touchstone("backup", backup.toString()).words()).contains("is there already");

        submitted(service.person(Role.PROVIDER));
        Path path = service.evidence(file.digest());
        Files.delete(path);
        int epoch =
                service.bean(Accounts.class).byId(provider.id()).orElseThrow().epoch();
        assertThat(touchstone("restore", backup.toString()).words()).contains("--yes", "Nothing was changed");

        Said restored = touchstone("restore", backup.toString(), "--yes");
        assertThat(restored.words()).contains("Restored", "1 missing evidence files were added", "signed out");
        assertThat(restored.status()).isZero();
        assertThat(service.bean(Versions.class).latest(null, 10))
                .extracting(each -> each.version().id())
                .containsExactly(version.id());
        assertThat(path).hasContent("%PDF-1.7 handbook");
        assertThat(service.bean(Accounts.class)
                        .byId(provider.id())
                        .orElseThrow()
                        .epoch())
                .isGreaterThan(epoch);
        assertThat(service.bean(AuditLog.class).before(Long.MAX_VALUE, 1).get(0).kind())
                .isEqualTo("restored");
        assertThat(service.bean(ChainCheck.class).check().faults()).isEmpty();
        assertThat(touchstone("audit", "verify", "--head", head).status()).isZero();
        assertThat(touchstone("replay", "--all").status()).isZero();
        submitted(service.person(Role.PROVIDER));
        assertThat(service.bean(ChainCheck.class).check().faults()).isEmpty();
    }

    @Test
    void aBackupOfOneDatabaseIsRestoredInTheOther() throws Exception {
        SubmittedVersion version = submitted(service.person(Role.PROVIDER));
        document(service.person(Role.PROVIDER), "handbook");
        Path backup = folder.resolve("backup.zip");
        service.stop();
        assertThat(touchstone("backup", backup.toString()).status()).isZero();

        Map<String, String> other =
                database.isEmpty() ? Map.of("touchstone.database.url", RunningService.freshPostgresql()) : Map.of();
        Path elsewhere = folder.resolve("elsewhere");
        Said restored = touchstoneOn(elsewhere, other, "restore", backup.toString(), "--yes");
        assertThat(restored.words()).contains("Restored");
        Said verified = touchstoneOn(elsewhere, other, "audit", "verify");
        assertThat(verified.words()).contains("The record is whole", "1 submitted versions, 1 evidence files");
        assertThat(touchstoneOn(elsewhere, other, "replay", version.id().toString())
                        .words())
                .contains("byte for byte");
        Path back = folder.resolve("back.zip");
        assertThat(touchstoneOn(elsewhere, other, "backup", back.toString()).status())
                .isZero();
        assertThat(touchstone("restore", back.toString(), "--yes").status()).isZero();
        assertThat(touchstone("audit", "verify").status()).isZero();
        service = run(rules);
    }

    @Test
    void aBrokenBackupChangesNothing() throws Exception {
        submitted(service.person(Role.PROVIDER));
        document(service.person(Role.PROVIDER), "handbook");
        Path backup = folder.resolve("backup.zip");
        touchstone("backup", backup.toString());
        String head = head();
        byte[] bytes = Files.readAllBytes(backup);
        Path broken = folder.resolve("broken.zip");
        Random random = new Random(4);
        int refused = 0;
        for (int i = 0; i < 40; i++) {
            byte[] some = bytes.clone();
            if (i % 2 == 0) {
                some = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            } else {
                some[random.nextInt(some.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(broken, some);
            Said said = touchstone("restore", broken.toString(), "--yes");
            // A change of what nobody reads, such as the time of an entry, does no harm.
            if (said.status() == ExitStatus.NOTHING_NOT_MET) {
                assertThat(i % 2).isEqualTo(1);
                assertThat(touchstone("audit", "verify").status()).isZero();
                head = head();
                continue;
            }
            refused++;
            assertThat(said.words()).as("round %d", i).isNotBlank().doesNotContain("\tat ");
            assertThat(said.status()).as(said.words()).isEqualTo(ExitStatus.BAD_INPUT);
            assertThat(head()).isEqualTo(head);
        }
        assertThat(refused).isGreaterThan(30);
        assertThat(touchstone("restore", folder.resolve("none.zip").toString(), "--yes")
                        .words())
                .contains("There is no file");
    }

    @Test
    void aBackupThatWasRewrittenIsRefusedBecauseOfItsRecord() throws Exception {
        submitted(service.person(Role.PROVIDER));
        Path backup = folder.resolve("backup.zip");
        touchstone("backup", backup.toString());
        String head = head();

        Path newer = Backups.rewritten(
                backup,
                folder.resolve("newer.zip"),
                "manifest.json",
                text -> text.replace("\"schema\" : \"", "\"schema\" : \"99"));
        assertThat(touchstone("restore", newer.toString(), "--yes").words()).contains("newer version of Touchstone");
        Path event = Backups.rewritten(
                backup,
                folder.resolve("event.zip"),
                "tables/event.jsonl",
                text -> text.replace("course submitted", "course edited"));
        assertThat(touchstone("restore", event.toString(), "--yes").words()).contains("is not whole");
        Path version = Backups.rewritten(
                backup,
                folder.resolve("version.zip"),
                "tables/version_content.jsonl",
                text -> text.replace("group", "crowd"));
        assertThat(touchstone("restore", version.toString(), "--yes").words())
                .contains("nothing was changed", "its file is not the one that was submitted");
        Path unfit = Backups.rewritten(
                backup,
                folder.resolve("unfit.zip"),
                "tables/course.jsonl",
                text -> text.replace("\"title\"", "\"tittle\""));
        assertThat(touchstone("restore", unfit.toString(), "--yes").words()).contains("nothing was changed", "tittle");
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void aBackupOfAnOlderSchemaGetsTheDefaultsOfNewColumns() throws Exception {
        service.bean(Passwords.class).invite(service.person(Role.PROVIDER), null);
        Path backup = folder.resolve("backup.zip");
        touchstone("backup", backup.toString());
        Path older = Backups.rewritten(
                backup,
                folder.resolve("older.zip"),
                "tables/invitation.jsonl",
                text -> text.replaceAll(",\"used_at\":[^,}]*", ""));
        assertThat(touchstone("restore", older.toString(), "--yes").status()).isZero();
        assertThat(service.bean(JdbcClient.class)
                        .sql("select count(*) from invitation where used_at is null")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void backupsAndRestoresHoldTogetherWhileOthersWork() throws Exception {
        Account provider = service.person(Role.PROVIDER);
        Courses courses = service.bean(Courses.class);
        AtomicBoolean done = new AtomicBoolean();
        AtomicReference<Throwable> failed = new AtomicReference<>();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Thread worker = new Thread(() -> {
                try {
                    while (!done.get()) {
                        Course course = courses.add(provider, "Course", "one", "course.yaml");
                        courses.save(provider, course, 1, "Course", "two", "course.yaml", "");
                    }
                } catch (Exception e) {
                    failed.set(e);
                }
            });
            worker.start();
            workers.add(worker);
        }
        for (int i = 0; i < 5; i++) {
            Said made =
                    touchstone("backup", folder.resolve("backup" + i + ".zip").toString());
            assertThat(made.status()).as(made.words()).isZero();
            Said verified = touchstone("audit", "verify");
            assertThat(verified.status()).as(verified.words()).isZero();
        }
        done.set(true);
        for (Thread worker : workers) {
            worker.join();
        }
        assertThat(failed.get()).isNull();
        for (int i = 0; i < 5; i++) {
            Said restored =
                    touchstone("restore", folder.resolve("backup" + i + ".zip").toString(), "--yes");
            assertThat(restored.status()).as(restored.words()).isZero();
        }
        assertThat(touchstone("audit", "verify").status()).isZero();
    }

    @Test
    void aCommandSaysWhereThereAreNoData() {
        Said said = touchstoneOn(folder.resolve("nowhere"), Map.of(), "audit", "verify");
        assertThat(said.words()).contains("There is no data folder");
        assertThat(said.status()).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }
}
