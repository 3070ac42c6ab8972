package org.touchstone.casework.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.EditedRules;
import org.touchstone.base.RefusedException;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.casework.rulesets.Publications;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.casework.rulesets.StoredRulesets;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.check.report.Matter;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.rules.RulesetFiles;
import org.touchstone.door.server.OnEachDatabase;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** Other rules come while cases are open, with a last day on which those are decided under the rules before. */
@Tag("service")
@OnEachDatabase("postgresql") // On the embedded one the desk sets the day.
class DecidedUntilTest {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    @TempDir
    Path folder;

    private final LocalDate today = LocalDate.now();
    private final LocalDate last = today.plusDays(40);
    private RunningService service;
    private PlayedCase played;
    private Ruleset other;

    @BeforeEach
    void begin() throws Exception {
        service = RunningService.with(new HashMap<>(RunningService.database()));
        played = new PlayedCase(service);
        EditedRules rules = new EditedRules(folder, "group-size").write("note.md", "Another ruleset.");
        other = service.bean(StoredRulesets.class).read(RulesetFiles.in(rules.folder()));
    }

    @AfterEach
    void end() {
        service.stop();
    }

    private void publish(LocalDate from, Optional<LocalDate> decidedUntil) {
        service.bean(Publications.class).add(other, from, null, "", "", decidedUntil);
        service.bean(RulesetInForce.class).follow();
    }

    private String provider() {
        return Visitor.signedIn(service, played.owner)
                .get("/courses/" + played.course.id() + "/versions/1/review")
                .body();
    }

    @Test
    void withoutADayACaseStaysUnderTheRulesOfItsDay() {
        publish(today.plusDays(1), Optional.empty());
        assertThat(played.now().decidedUntil()).isEmpty();
        assertThat(provider()).doesNotContain("There are new rules");
        assertThat(Visitor.signedIn(service, played.lead)
                        .get("/cases/" + played.id())
                        .body())
                .doesNotContain("New rules:");
    }

    @Test
    void aDayBeforeTheRulesBeginIsRefused() {
        assertThatThrownBy(() -> publish(today.plusDays(3), Optional.of(today.plusDays(2))))
                .isInstanceOf(RefusedException.class)
                .hasMessage("refused.decided-until");
        assertThat(service.bean(Publications.class).all()).hasSize(1);
    }

    @Test
    void aNumberThatChangesAfterTheRulesCameIsToldToProvidersWithItsDayBeforeAndAfterTheyCome() throws Exception {
        LocalDate later = today.plusDays(90);
        EditedRules rules = new EditedRules(folder.resolve("dated"), "group-size")
                .edit("parameters.yaml", "  value: 18\n", "  value: 18\n  to: " + later + "\n")
                .add(
                        "parameters.yaml",
                        "- {requirement: group-size, name: most, value: 13, unit: people, from: " + later
                                + ", source: House policy}\n");
        other = service.bean(StoredRulesets.class).read(RulesetFiles.in(rules.folder()));
        publish(today.plusDays(1), Optional.empty());
        String[] byDay = coming().split("From " + later.format(DAY));
        assertThat(byDay).hasSize(2);
        assertThat(byDay[0])
                .contains("From " + today.plusDays(1).format(DAY))
                .doesNotContain("12 to 13 are recommended");
        assertThat(byDay[1]).contains("12 to 13 are recommended");

        daysPass(2);
        byDay = coming().split("From " + later.format(DAY));
        assertThat(byDay).hasSize(2);
        assertThat(byDay[0]).doesNotContain("From ");
        assertThat(byDay[1]).contains("12 to 13 are recommended");
        assertThat(Visitor.signedIn(service, played.owner)
                        .get("/courses/" + played.course.id() + "/check")
                        .body())
                .contains("/coming");
    }

    private String coming() {
        return Visitor.signedIn(service, played.owner)
                .get("/courses/" + played.course.id() + "/coming")
                .body();
    }

    @Test
    void everybodySeesTheDayAndAfterItOnlyALaterVersionIsDecided() throws Exception {
        publish(today.plusDays(1), Optional.of(last));
        assertThat(service.bean(AuditLog.class).before(Long.MAX_VALUE, 1).get(0).details())
                .contains(last.toString());
        assertThat(played.now().decidedUntil()).contains(last);
        played.reviewed();
        assertThat(provider()).contains("There are new rules", "until " + last.format(DAY));
        assertThat(Visitor.signedIn(service, played.one)
                        .get("/reviews/" + played.id())
                        .body())
                .contains("New rules: it can be decided");
        Visitor lead = Visitor.signedIn(service, played.lead);
        for (String page : List.of(
                "/cases",
                "/cases/" + played.id(),
                "/cases/" + played.id() + "/decision",
                "/cases/" + played.id() + "/moderation")) {
            assertThat(lead.get(page).body())
                    .as(page)
                    .contains(
                            "New rules: it can be decided under the rules it was checked by until " + last.format(DAY));
        }
        assertThat(Visitor.signedIn(service, played.owner)
                        .get("/courses/" + played.course.id() + "/coming")
                        .body())
                .contains("is decided under the rules of today until " + last.format(DAY));

        Visitor program = Visitor.program(service, played.lead);
        Visitor ours = Visitor.program(service, played.owner);
        String theCase = "/api/v1/cases/" + played.id();
        String ofVersion = "/api/v1/courses/" + played.course.id() + "/versions/1/case";
        String named = "\"decidedUntil\":\"" + last + "\"";
        assertThat(program.get(theCase).body().replace(" ", "")).contains(named, "\"recommend\"");
        assertThat(ours.get(ofVersion).body().replace(" ", "")).contains(named);

        daysPass(50);
        assertThat(played.now().tooLate()).isTrue();
        assertThat(program.get(theCase).body())
                .contains("\"" + last.minusDays(50) + "\"")
                .doesNotContain("\"recommend\"");
        assertThatThrownBy(played::recommend)
                .isInstanceOf(RefusedException.class)
                .hasMessage("refused.case-too-late");
        for (String page : List.of("", "/moderation", "/decision")) {
            assertThat(lead.get("/cases/" + played.id() + page).body())
                    .as(page)
                    .contains("The course has to be submitted again.")
                    .doesNotContain("/recommendation\"");
        }
        assertThat(provider()).contains("Submit the course again, so that it is checked by the new rules");

        assertThat(service.bean(Reminders.class).of(played.course.organisationId()))
                .extracting(Reminder::kind, Reminder::day)
                .containsExactly(tuple(Reminder.Kind.SUBMIT_AGAIN, last.minusDays(50)));
        assertThat(Visitor.signedIn(service, played.owner).get("/courses").body())
                .contains("Submit the course again.");

        SubmittedVersion again = service.bean(Submitter.class).submit(played.owner, played.course, 1, "");
        assertThat(again.rulesetDigest()).isEqualTo(other.digest());
        assertThat(service.bean(Cases.class).find(again.id()).decidedUntil()).isEmpty();
        assertThat(service.bean(Reminders.class).all()).isEmpty();
        service.bean(Cases.class).setAside(played.lead, played.id(), "A later version is in.");
        assertThat(provider()).doesNotContain("Submit the course again");

        // What was judged under the old rules holds where the new ones ask the same of the same answers.
        assertThat(lead.get("/cases/" + again.id()).body())
                .contains("What changed since version 1, which was reviewed and not decided")
                .contains("No point is touched. None needs a person. One judgement holds as before.")
                .doesNotContain("Why something else than is proposed?");
        service.bean(Triage.class).carryOver(played.lead, again.id(), "", () -> {});
        assertThat(service.bean(Moderation.class)
                        .both(again.id())
                        .orElseThrow()
                        .holds()
                        .byPoint())
                .hasSize(1);
        Decisions decisions = service.bean(Decisions.class);
        decisions.decide(
                played.lead,
                again.id(),
                new Decisions.Given(
                        DecisionOutcome.ACCREDITED, "Good.", LocalDate.now(), today.plusYears(3), "It is enough.", ""));
        assertThat(decisions.replays(again.id())).isTrue();
        assertThat(lead.get("/cases/" + again.id() + "/report.html").body())
                .contains("Carried over from version 1, reviewed then by");
    }

    @Test
    void ofWhatIsSubmittedAgainOnlyWhatIsTouchedIsReviewed() {
        publish(today.plusDays(1), Optional.of(last));
        played.assign(null);
        Matter.Item first = service.bean(ReviewWork.class)
                .open(played.one, played.id())
                .matter("group-size")
                .toJudge()
                .get(0);
        played.judge(played.one, first, JudgementAnswer.NOT_MET, "It is thin.")
                .finish(played.one)
                .finish(played.two);
        daysPass(50);
        played.submitAgain(PlayedCase.complete());

        // The point on which the two differ was settled by nobody.
        Triage triage = service.bean(Triage.class);
        assertThat(triage.of(played.id()).orElseThrow().toJudge()).isEqualTo(1);
        triage.assign(
                played.lead,
                played.id(),
                List.of(played.one.id(), played.two.id()),
                null,
                "what is touched",
                "",
                () -> {});
        Reviews reviews = service.bean(Reviews.class);
        reviews.declare(played.one, played.id(), "");
        reviews.declare(played.two, played.id(), "");
        assertThat(service.bean(ReviewWork.class).open(played.one, played.id()).matters())
                .flatExtracting(Matter::toJudge)
                .extracting(Matter.Item::point)
                .containsExactly(first.point());
    }

    /** As if everything so far had happened some days earlier. */
    private void daysPass(int days) {
        Map<String, LocalDate> earlier = Map.of(
                "update submitted_version set as_of = :day", today.minusDays(days),
                "update publication set in_force_from = :day where number = 2", today.plusDays(1L - days),
                "update publication set decided_until = :day where number = 2", last.minusDays(days));
        earlier.forEach((sql, day) ->
                service.bean(JdbcClient.class).sql(sql).param("day", day).update());
        service.bean(RulesetInForce.class).follow();
    }
}
