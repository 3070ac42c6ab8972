package org.touchstone.casework.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.base.audit.ChainCheck;
import org.touchstone.check.catalogue.Proposals;
import org.touchstone.check.judgement.Answer;
import org.touchstone.check.report.Matter;
import org.touchstone.door.server.OnEachDatabase;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** What the rules propose is shown with its reason; people decide, and say why where they decide otherwise. */
@Tag("service")
@OnEachDatabase
class ProposedTest {

    private static final String LINE =
            "  sharedWithNetwork: We present what we have learned at the regional network for personalised care each autumn.";

    private final RunningService service = RunningService.shared();
    private final PlayedCase played = new PlayedCase(service);
    private final Visitor lead = Visitor.signedIn(service, played.lead);
    private final Visitor provider = Visitor.signedIn(service, played.owner);
    private final Decisions decisions = service.bean(Decisions.class);
    private final Triage triage = service.bean(Triage.class);
    private final Moderation moderation = service.bean(Moderation.class);

    private String post(String path, Map<String, String> fields) {
        var answer = lead.post(path, fields, "/account");
        return answer.statusCode() == 302 ? "done" : answer.body();
    }

    private String words(int number) {
        return "/courses/" + played.course.id() + "/versions/" + number + "/review";
    }

    @Test
    void thereIsAWordInTheTableForEveryDecision() {
        assertThat(Arrays.stream(DecisionOutcome.values()).map(DecisionOutcome::words))
                .containsExactlyInAnyOrderElementsOf(Proposals.RECOMMENDED);
    }

    @Test
    void aRecommendationIsProposedAndAnotherOneNeedsAReason() {
        Matter.Item item = played.assign(null).firstPoint(played.one);
        played.judge(played.one, item, Answer.NOT_MET, "It is not there.")
                .judge(played.two, item, Answer.NOT_MET, "It is missing.")
                .finish(played.one)
                .finish(played.two);
        String page = lead.get("/cases/" + played.id() + "/moderation").body();
        assertThat(page)
                .contains("The rules propose: accredited with conditions. Points that are not met: 1 of ")
                .contains("House policy")
                .containsPattern("value=\"ACCREDITED_WITH_CONDITIONS\"[^>]* checked");
        String recommend = "/cases/" + played.id() + "/recommendation";
        assertThat(post(recommend, Map.of("outcome", "REFERRED", "reason", "Much is weak.")))
                .contains("Give a reason.");
        assertThat(post(
                        recommend,
                        Map.of("outcome", "REFERRED", "reason", "Much is weak.", "otherwise", "The one point is all.")))
                .isEqualTo("done");
        assertThat(lead.get("/cases/" + played.id() + "/decision").body())
                .contains("The rules propose: accredited with conditions.", "The one point is all.");
        assertThat(decisions.recommendation(played.id()).orElseThrow().proposed())
                .isEqualTo("accredited with conditions");
    }

    @Test
    void whatIsExemptIsJudgedAndShownButDoesNotCount() {
        Matter.Item item = played.assign(null).firstPoint(played.one);
        played.judge(played.one, item, Answer.NOT_MET, "It is not there.")
                .judge(played.two, item, Answer.NOT_MET, "It is missing.")
                .finish(played.one)
                .finish(played.two);
        String exempt = "/cases/" + played.id() + "/exemptions";
        assertThat(post(exempt, Map.of("exempt-standard", "XX-1", "exempt-reason", "Why not.", "until", "1 May 2035")))
                .contains("Write the id of a standard that is asked of this course");
        assertThat(post(
                        exempt,
                        Map.of(
                                "exempt-standard",
                                item.words().standards().get(0),
                                "exempt-reason",
                                "Why not.",
                                "until",
                                "1 May 2020")))
                .contains("later than today");
        for (String standard : item.words().standards()) {
            assertThat(post(
                            exempt,
                            Map.of("exempt-standard", standard, "exempt-reason", "A pilot.", "until", "1 May 2035")))
                    .isEqualTo("done");
        }
        String page = lead.get("/cases/" + played.id() + "/moderation").body();
        assertThat(page)
                .contains("The rules propose: accredited. Everything required is met.")
                .contains("Not met", "It is missing.", "until 1 May 2035: A pilot.");

        Exemptions exemptions = service.bean(Exemptions.class);
        exemptions
                .of(played.course.id())
                .forEach(each -> assertThat(post(exempt + "/" + each.id() + "/withdraw", Map.of()))
                        .isEqualTo("done"));
        assertThat(lead.get("/cases/" + played.id() + "/moderation").body())
                .contains("The rules propose: accredited with conditions.")
                .doesNotContain("A pilot.");
        assertThat(service.bean(ChainCheck.class).check().faults()).isEmpty();
    }

    @Test
    void aCosmeticChangeIsCarriedOverAndAMinorOneReviewedWhereItTouches() {
        played.accredited();
        byte[] first = decisions.report(played.id());
        int judged =
                moderation.both(played.id()).orElseThrow().holds().byPoint().size();

        // Nothing that counts has changed: all that was judged holds, and somebody who reviewed neither decides.
        played.submitAgain("# We have moved.\n" + PlayedCase.complete());
        assertThat(lead.get("/cases/" + played.id()).body())
                .contains("What changed since version 1", "cosmetic. It touches no point.")
                .contains(judged + " judgements hold as before");
        assertThat(post("/cases/" + played.id() + "/carry-over", Map.of())).isEqualTo("done");
        assertThat(played.now().state()).isEqualTo(CaseState.TO_DECIDE);
        assertThat(moderation.both(played.id()).orElseThrow().isBy(played.one)).isTrue();
        assertThat(lead.get("/cases/" + played.id() + "/decision").body())
                .contains("Carried over from version 1", "Robin reviewer");
        LocalDate today = LocalDate.now();
        played.decide(DecisionOutcome.ACCREDITED, today, today.plusYears(3));
        assertThat(decisions.replays(played.id())).isTrue();
        assertThat(provider.get(words(2)).body()).contains("What does not differ from version 1 holds");

        // One answer in other words: only what rests on it is judged again.
        played.submitAgain(PlayedCase.complete().replace(LINE, "  sharedWithNetwork: We send a letter."));
        Triage.Changed changed = triage.of(played.id()).orElseThrow();
        assertThat(changed.proposed().orElseThrow().propose()).isEqualTo("minor");
        assertThat(changed.counts().get("points touched")).isBetween(1, 10);
        assertThat(changed.toJudge()).isPositive();
        assertThat(post("/cases/" + played.id() + "/carry-over", Map.of("otherwise", "It is small.")))
                .contains("so it needs a review");
        String assign = "/cases/" + played.id() + "/assign";
        assertThat(send(assign, "review=everything")).contains("Give a reason.");
        assertThat(send(assign, "review=what+is+touched")).isEqualTo("done");
        assertThat(lead.get("/cases/" + played.id()).body()).contains("By the table of changes this was: minor.");
        Reviews reviews = service.bean(Reviews.class);
        reviews.declare(played.one, played.id(), "");
        reviews.declare(played.two, played.id(), "");
        ReviewWork.Opened opened = service.bean(ReviewWork.class).open(played.one, played.id());
        assertThat(opened.toJudge()).isEqualTo(changed.toJudge());
        Matter untouched = opened.matters().stream()
                .filter(matter -> matter.toJudge().isEmpty()
                        && matter.found().stream()
                                .anyMatch(item -> opened.carried()
                                        .judgements()
                                        .on(item.point())
                                        .isPresent()))
                .findFirst()
                .orElseThrow();
        assertThat(Visitor.signedIn(service, played.one)
                        .get("/reviews/" + played.id() + "/requirements/" + untouched.requirement())
                        .body())
                .contains("Carried over from version 2", "Robin reviewer, Robin reviewer", "It is there.");

        // Who does not agree with what was carried over says so, and a lead settles it.
        Matter.Item carried = untouched.found().stream()
                .filter(item -> opened.carried().judgements().on(item.point()).isPresent())
                .findFirst()
                .orElseThrow();
        played.judge(played.one, carried, Answer.NOT_MET, "Not any more.")
                .finish(played.one)
                .finish(played.two);
        Moderation.Both both = moderation.both(played.id()).orElseThrow();
        assertThat(both.differences()).extracting(Difference::point).containsExactly(carried.point());
        assertThat(both.holds().byPoint()).hasSize(judged - 1);
        assertThat(decisions.report(version1())).isEqualTo(first);
        assertThat(service.bean(ChainCheck.class).check().faults()).isEmpty();
    }

    private java.util.UUID version1() {
        return service.bean(org.touchstone.casework.courses.Versions.class)
                .find(played.course, 1)
                .id();
    }

    private String send(String path, String more) {
        var answer = lead.send(
                "POST",
                path,
                ("reviewers=" + played.one.id() + "&reviewers=" + played.two.id() + "&" + more + "&_csrf="
                                + lead.csrf("/account"))
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded");
        return answer.statusCode() == 302 ? "done" : answer.body();
    }

    @Test
    void openConditionsGoOnWithTheCourseAndARenewalIsReviewedAsAWhole() {
        LocalDate today = LocalDate.now();
        played.reviewed();
        decisions.add(
                played.lead,
                played.id(),
                new Decisions.ActionGiven(
                        CaseAction.Kind.CONDITION, "FW-DEL-01", "Say it.", today.plusDays(20), "The minutes."));
        played.recommend().toDecide().decide(DecisionOutcome.ACCREDITED_WITH_CONDITIONS, today, today.plusDays(60));
        // It has not changed, and is renewed as it stands.
        played.submitAgain(PlayedCase.complete());
        assertThat(triage.of(played.id()).orElseThrow().proposed().orElseThrow().propose())
                .isEqualTo("renewal");
        assertThat(send("/cases/" + played.id() + "/assign", "review=everything"))
                .isEqualTo("done");
        assertThat(decisions.actions(played.id()))
                .singleElement()
                .satisfies(each -> assertThat(each.text()).isEqualTo("Say it."));
        service.bean(Reviews.class).declare(played.one, played.id(), "");
        assertThat(service.bean(ReviewWork.class).open(played.one, played.id()).toJudge())
                .isGreaterThan(30);

        // It closes on evidence only, and what closes it on one version closes it on the other.
        service.bean(Reviews.class).declare(played.two, played.id(), "");
        played.finish(played.one).finish(played.two);
        CaseAction later = decisions.actions(played.id()).get(0);
        String decision = "/cases/" + played.id() + "/decision";
        assertThat(lead.get(decision).body())
                .contains("Closing it here closes it there.")
                .doesNotContain("/withdraw\"");
        assertThat(post("/cases/" + played.id() + "/actions/" + later.id() + "/withdraw", Map.of()))
                .contains("It closes on evidence, and cannot be withdrawn.");
        CaseAction earlier = decisions.actions(version1()).get(0);
        decisions.close(played.lead, version1(), earlier.id(), "Minutes of 3 May, page 2.");
        assertThat(decisions.actions(played.id()))
                .singleElement()
                .satisfies(each -> assertThat(each.closing()).contains("Minutes of 3 May, page 2."));
        assertThat(post("/cases/" + played.id() + "/actions/" + later.id() + "/close", Map.of("closing", "Once more.")))
                .contains("Somebody has done something here");
        assertThat(service.bean(JdbcClient.class)
                        .sql("select count(*) from carried_judgement where version_id = :version")
                        .param("version", played.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatHasEndedIsNotCalledAccredited() {
        LocalDate today = LocalDate.now();
        played.reviewed()
                .recommend()
                .toDecide()
                .decide(DecisionOutcome.ACCREDITED, today.minusDays(90), today.minusDays(1))
                .submitAgain(PlayedCase.complete());
        assertThat(lead.get("/cases/" + played.id()).body())
                .contains("What changed since version 1, whose accreditation ended on ", "has ended already")
                .doesNotContain("which is accredited", "Days until the accreditation ends");
        triage.carryOver(played.lead, played.id(), "It is the same course.", () -> {});
        assertThat(lead.get("/cases/" + played.id()).body()).doesNotContain("which is accredited");
        assertThat(Visitor.signedIn(service, played.owner)
                        .get("/courses/" + played.course.id() + "/versions/2/review")
                        .body())
                .doesNotContain("You changed an accredited course");
    }

    @Test
    void aLaterAccreditationDoesNotEndTheOneInForceBeforeItBegins() {
        LocalDate today = LocalDate.now();
        Register register = service.bean(Register.class);
        played.reviewed()
                .recommend()
                .toDecide()
                .decide(DecisionOutcome.ACCREDITED, today, today.plusDays(60))
                .submitAgain(PlayedCase.complete());
        triage.carryOver(played.lead, played.id(), "It is the same course.", () -> {});
        String decision = "/cases/" + played.id() + "/decision";
        Map<String, String> later = Map.of(
                "outcome",
                "ACCREDITED",
                "reason",
                "Good.",
                "from",
                today.plusDays(60).toString(),
                "to",
                today.plusYears(6).toString());
        assertThat(post(decision, later)).contains("The course is accredited now");
        assertThat(register.find(played.course.id()).status()).isEqualTo(AccreditationStatus.RENEWAL_DUE);
        assertThat(register.of(version1())).isPresent();

        played.decide(DecisionOutcome.ACCREDITED, today, today.plusYears(6));
        assertThat(register.find(played.course.id()).status()).isEqualTo(AccreditationStatus.ACTIVE);
        assertThat(register.find(played.course.id()).to()).isEqualTo(today.plusYears(6));
    }
}
