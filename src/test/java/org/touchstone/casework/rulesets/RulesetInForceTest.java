package org.touchstone.casework.rulesets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.touchstone.ShippedRules;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Checker;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Rereading;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.rules.RulesetFiles;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** Rulesets are kept, are in force from the day they are published for, and are read when they are needed. */
@Tag("service")
class RulesetInForceTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));

    @TempDir
    private Path folder;

    private Map<String, String> settings;
    private RunningService service;

    @BeforeEach
    void start() {
        ShippedRules.copyTo(folder, "group-size");
        settings = new HashMap<>(RunningService.database());
        settings.put("touchstone.rules", folder.toString());
        service = RunningService.with(settings);
    }

    @AfterEach
    void stop() {
        service.stop();
    }

    private RulesetInForce inForce() {
        return service.bean(RulesetInForce.class);
    }

    /** Another ruleset: the folder with a note more. */
    private Ruleset another(int number) throws Exception {
        Files.writeString(folder.resolve("note-" + number + ".md"), "Number " + number);
        return service.bean(StoredRulesets.class).read(RulesetFiles.in(folder));
    }

    private Publication publish(Ruleset ruleset, LocalDate from) {
        return service.bean(Publications.class).add(ruleset, from, null, "for the test", "");
    }

    private Course course(Account provider) throws IOException {
        return service.bean(Courses.class)
                .add(
                        provider,
                        "Coaching",
                        Files.readString(Path.of("rules/examples/complete-course.yaml")),
                        "course.yaml");
    }

    @Test
    void theFolderIsTheFirstPublicationAndDisturbsNobodyWhenItChanges() throws Exception {
        Ruleset first = inForce().today().ruleset();
        Files.writeString(folder.resolve("group-size").resolve("examples.yaml"), "- nonsense: [");

        Account provider = service.person(Role.PROVIDER);
        SubmittedVersion version = service.bean(Submitter.class).submit(provider, course(provider), 1, "");

        assertThat(version.rulesetDigest()).isEqualTo(first.digest());
        assertThat(Visitor.of(service)
                        .get("/standards/requirement/group-size.html")
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.bean(Publications.class).all())
                .singleElement()
                .satisfies(each -> assertThat(each.digest()).isEqualTo(first.digest()))
                .satisfies(each -> assertThat(each.from()).isEqualTo(Publication.BEGINNING));
        assertThat(inForce().on(LocalDate.of(2019, 1, 1)).ruleset()).isSameAs(first);
        assertThat(service.bean(JdbcClient.class)
                        .sql("select count(*) from event where kind = 'ruleset published'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aRulesetIsInForceFromItsDayAndIsReadBefore() throws Exception {
        Ruleset first = inForce().today().ruleset();
        Ruleset second = another(1);

        publish(second, TODAY.plusDays(2));
        inForce().follow();

        assertThat(inForce().today().ruleset()).isSameAs(first);
        assertThat(inForce().on(TODAY.plusDays(1)).ruleset()).isSameAs(first);
        assertThat(inForce().on(TODAY.plusDays(2)).ruleset()).isSameAs(second);
        assertThat(inForce().on(TODAY.plusDays(2)).day()).isEqualTo(TODAY.plusDays(2));
    }

    @Test
    void ofSeveralForOneDayTheLastPublishedCountsAndThatOfALaterDayStaysForIt() throws Exception {
        Ruleset later = another(1);
        publish(later, TODAY.plusDays(9));
        publish(another(2), TODAY.plusDays(3));
        Ruleset last = another(3);
        publish(last, TODAY.plusDays(3));
        inForce().follow();

        assertThat(inForce().on(TODAY.plusDays(3)).ruleset().digest()).isEqualTo(last.digest());
        assertThat(inForce().on(TODAY.plusDays(8)).ruleset().digest()).isEqualTo(last.digest());
        assertThat(inForce().on(TODAY.plusDays(9)).ruleset().digest()).isEqualTo(later.digest());
    }

    @Test
    void aDayThatHasPassedAndARulesetInForceAnywayAreRefused() throws Exception {
        Ruleset first = inForce().today().ruleset();
        Ruleset second = another(1);

        assertThatThrownBy(() -> publish(second, TODAY.minusDays(1)))
                .isInstanceOf(RefusedException.class)
                .hasMessage("refused.day-has-passed");
        assertThatThrownBy(() -> publish(first, TODAY))
                .isInstanceOf(RefusedException.class)
                .hasMessage("refused.in-force-already");
        assertThat(service.bean(Publications.class).all()).hasSize(1);
    }

    @Test
    void whatIsPublishedIsFollowedWithinSecondsAndWorkUnderWayKeepsItsRuleset() throws Exception {
        Account provider = service.person(Role.PROVIDER);
        Course course = course(provider);
        Rereading rereading = service.bean(Rereading.class);
        Submitter submitter = service.bean(Submitter.class);
        Submitter.Evaluated before = submitter.evaluate(provider, course, 1);
        Ruleset second = another(1);

        publish(second, TODAY);
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!inForce().today().ruleset().digest().equals(second.digest()) && System.nanoTime() < end) {
            Thread.sleep(50);
        }

        assertThat(inForce().today().ruleset().digest()).isEqualTo(second.digest());
        SubmittedVersion underWay = submitter.submit(provider, course, before, "", "");
        assertThat(underWay.rulesetDigest())
                .isEqualTo(before.inForce().ruleset().digest());
        SubmittedVersion anew = submitter.submit(provider, course, 1, "");
        assertThat(anew.rulesetDigest()).isEqualTo(second.digest());
        assertThat(rereading.replays(underWay)).isTrue();
        assertThat(rereading.replays(anew)).isTrue();
    }

    @Test
    void aFolderThatChangesBetweenStartsIsPublishedFromTheDayOfTheStartAndTheOneBeforeStaysForItsDays()
            throws Exception {
        String first = inForce().today().ruleset().digest();
        Path data = service.data();
        service.stop();
        Files.writeString(folder.resolve("note.md"), "Another");
        settings.put("touchstone.data", data.toString());
        service = RunningService.with(settings);

        assertThat(service.bean(Publications.class).all())
                .extracting(Publication::from)
                .containsExactly(Publication.BEGINNING, TODAY);
        assertThat(inForce().today().ruleset().digest()).isNotEqualTo(first);
        assertThat(inForce().on(TODAY.minusDays(1)).ruleset().digest()).isEqualTo(first);
    }

    @Test
    void earlierRulesetsAreReadAgainAndGoWhenOthersAreWanted() throws Exception {
        StoredRulesets stored = service.bean(StoredRulesets.class);
        List<String> digests = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            digests.add(publish(another(i), TODAY).digest());
        }
        WeakReference<Ruleset> first =
                new WeakReference<>(stored.named(digests.get(0)).orElseThrow());
        for (String digest : digests) {
            assertThat(stored.named(digest).orElseThrow().digest()).isEqualTo(digest);
        }
        inForce().follow();
        for (int i = 0; i < 50 && first.get() != null; i++) {
            System.gc();
            Thread.sleep(100);
        }
        assertThat(first.get()).as("the ruleset read first").isNull();
        assertThat(stored.named(digests.get(0)).orElseThrow().digest()).isEqualTo(digests.get(0));
        assertThat(stored.named("0".repeat(64))).isEmpty();
    }

    @Test
    void manyWhoAskForOneRulesetGetTheSame() throws Exception {
        StoredRulesets stored = service.bean(StoredRulesets.class);
        String digest = publish(another(1), TODAY).digest();

        List<CompletableFuture<Ruleset>> asking = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            asking.add(CompletableFuture.supplyAsync(() -> stored.named(digest).orElseThrow()));
        }

        assertThat(asking)
                .extracting(CompletableFuture::join)
                .containsOnly(asking.get(0).join());
    }

    @Test
    void nobodyWaitsForATurnToCheckInATransaction() {
        TransactionTemplate transactions = service.bean(TransactionTemplate.class);

        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    try {
                        service.bean(Checker.class)
                                .check("course: {}", "course.yaml", inForce().today());
                    } catch (org.touchstone.check.located.MistakesException e) {
                        throw new AssertionError(e);
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }
}
