package org.touchstone.casework.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.base.accounts.Account;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.judgement.Judgement;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.check.report.Matter;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** One answer is for all that a standard asks, each point keeps a judgement of its own, and one may be judged otherwise. */
@Tag("service")
class OneAnswerForSeveralTest {

    private static final String REQUIREMENT = "intended-outcomes";

    private final RunningService service = RunningService.shared();
    private final PlayedCase played = new PlayedCase(service).assign(null);
    private final Visitor first = Visitor.signedIn(service, played.one);
    private final String page = "/reviews/" + played.id() + "/requirements/" + REQUIREMENT;

    private static void done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    private HttpResponse<String> post(Visitor who, String path, Map<String, String> fields) {
        return who.post(path, fields, "/account");
    }

    /** What somebody says of the three points, each as its answer and reason. */
    private List<String> said(Account reviewer) {
        ReviewWork.Opened opened = service.bean(ReviewWork.class).open(reviewer, played.id());
        return points(opened).stream()
                .map(item -> opened.judged().on(item.point()))
                .map(judgement -> judgement
                        .map(each -> (each.answer() + " " + each.reason()).strip())
                        .orElse(""))
                .toList();
    }

    private static List<Matter.Item> points(ReviewWork.Opened opened) {
        return opened.matter(REQUIREMENT).toJudge();
    }

    /** What a point asks, as told apart from what is asked in the same words by another standard. */
    private static String withStandards(Matter.Item item) {
        return item.words().asks() + " (" + String.join(", ", item.words().standards()) + ")";
    }

    private static String checked(String field, String value) {
        return "name=\"" + field + "\"[^>]*value=\"" + value + "\"[^>]*checked";
    }

    private static int times(String body, String words) {
        return body.split(java.util.regex.Pattern.quote(words), -1).length - 1;
    }

    @Test
    void oneAnswerIsKeptForEachPointButTheOneJudgedOtherwise() {
        assertThat(first.get(page).body()).contains("One answer for these 3 points", "Judge this one otherwise");
        long open = service.bean(ReviewWork.class).open(played.one, played.id()).openQuestions();
        done(post(
                first, page, Map.of("answer-all-0", "MET", "answer-1", "NOT_MET", "reason-1", "It says nothing new.")));

        assertThat(said(played.one)).containsExactly("MET", "NOT_MET It says nothing new.", "MET");
        assertThat(service.bean(ReviewWork.class).open(played.one, played.id()).openQuestions())
                .isEqualTo(open - 1);
        assertThat(first.get(page).body())
                .doesNotContainPattern(checked("answer-all-0", "[A-Z_]+"))
                .containsPattern(checked("answer-0", "MET"))
                .containsPattern(checked("answer-1", "NOT_MET"))
                .containsPattern(checked("answer-2", "MET"))
                .contains("It says nothing new.");

        // What was said otherwise is taken back by clearing it, whatever is left in the box beside it.
        done(post(
                first,
                page,
                Map.of("answer-0", "MET", "answer-1", "", "reason-1", "It says nothing new.", "answer-2", "MET")));
        assertThat(said(played.one)).containsExactly("MET", "MET", "MET");
        assertThat(first.get(page).body())
                .containsPattern(checked("answer-all-0", "MET"))
                .containsPattern(checked("answer-1", ""));
    }

    @Test
    void whatIsClearedAsksForAnAnswerWhereTheOthersDiffer() {
        done(post(
                first,
                page,
                Map.of(
                        "answer-0",
                        "MET",
                        "answer-1",
                        "NOT_MET",
                        "reason-1",
                        "No.",
                        "answer-2",
                        "MET",
                        "reason-2",
                        "Yes.")));
        assertThat(post(first, page, Map.of("answer-0", "MET", "answer-1", "", "answer-2", "MET", "reason-2", "Yes."))
                        .body())
                .contains("href=\"#answer-all-0\"", "Choose what you say of all of them");
        assertThat(said(played.one)).containsExactly("MET", "NOT_MET No.", "MET Yes.");
    }

    @Test
    void anAnswerForAllThatIsForNoneIsNotDroppedSilently() {
        HttpResponse<String> saved = post(
                first,
                page,
                Map.of(
                        "answer-all-0",
                        "NOT_MET",
                        "reason-all-0",
                        "Too vague.",
                        "answer-0",
                        "MET",
                        "answer-1",
                        "MET",
                        "answer-2",
                        "MET"));
        done(saved);
        assertThat(said(played.one)).containsExactly("MET", "MET", "MET");
        assertThat(first.get(saved.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("What you chose for all 3 points is for none of them");
    }

    @Test
    void theWordsOfAQueryAreNoReasonForWhatIsJudgedLater() {
        String words = "Who agreed on these?";
        Map<String, String> query = Map.of("answer-all-0", "QUERY", "reason-all-0", words);
        done(post(first, page, query));
        // Another answer with the words of the query still in the box has no reason yet.
        assertThat(post(first, page, Map.of("answer-all-0", "NOT_MET", "reason-all-0", words))
                        .body())
                .contains("href=\"#reason-all-0\"")
                .doesNotContain(words + "</textarea>");

        Reviews reviews = service.bean(Reviews.class);
        done(post(
                Visitor.signedIn(service, played.owner),
                "/courses/" + played.course.id() + "/versions/1/queries",
                Map.of("reply-" + reviews.asked(played.id()).get(0).get(0).id(), "The panel of patients.")));
        assertThat(first.get(page).body())
                .contains("You asked the provider: " + words, "They answered: The panel of patients.")
                .doesNotContainPattern(checked("answer-all-0", "[A-Z_]+"))
                .doesNotContain(words + "</textarea>");
        done(post(first, page, Map.of("answer-all-0", "MET", "reason-all-0", words)));
        assertThat(said(played.one)).containsExactly("MET", "MET", "MET");
    }

    @Test
    void aQueryOnOnePointDoesNotComeBackAsOneForAll() {
        done(post(
                first,
                page,
                Map.of("answer-all-0", "MET", "answer-1", "QUERY", "reason-1", "Who agreed on this one?")));
        assertThat(first.get(page).body())
                .doesNotContainPattern(checked("answer-all-0", "[A-Z_]+"))
                .containsPattern(checked("answer-0", "MET"))
                .containsPattern(checked("answer-1", "QUERY"))
                .containsPattern(checked("answer-2", "MET"));
    }

    @Test
    void savingNothingSaysThatNothingWasAnswered() {
        HttpResponse<String> nothing = post(first, page, Map.of());
        done(nothing);
        String where = nothing.headers().firstValue("Location").orElseThrow();
        assertThat(where).endsWith(page);
        assertThat(first.get(where).body()).contains("Nothing was answered here. One question is left on this page.");

        HttpResponse<String> partly = post(first, page, Map.of("answer-0", "MET"));
        done(partly);
        assertThat(first.get(partly.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("Left under ", "one question, 1 in part.");
        assertThat(first.get("/reviews/" + played.id()).body()).contains("1 of 1 open, 1 in part");
    }

    @Test
    void aReasonCanBeWrittenWithoutOpeningAFold() {
        assertThat(first.get(page).body().replaceAll("(?s)<details.*?</details>", ""))
                .contains("id=\"reason-all-0\"");
        assertThat(post(first, page, Map.of("answer-all-0", "NOT_MET")).body())
                .contains("Give a reason for: Your answer for all 3");
        assertThat(post(first, page, Map.of("answer-1", "NOT_MET")).body())
                .contains("Give a reason for: "
                        + points(service.bean(ReviewWork.class).open(played.one, played.id()))
                                .get(1)
                                .question()
                                .replace("\"", "&quot;")
                                .replace("'", "&#39;"));
    }

    @Test
    void aReasonIsAskedForWhereItIsWantingAndWhatWasTypedIsShownAgain() {
        String wanting = post(first, page, Map.of("answer-all-0", "NOT_MET", "answer-2", "MET"))
                .body();
        assertThat(wanting)
                .contains("href=\"#reason-all-0\"")
                .containsPattern(checked("answer-all-0", "NOT_MET"))
                .containsPattern(checked("answer-2", "MET"));
        assertThat(said(played.one)).containsExactly("", "", "");

        assertThat(post(first, page, Map.of("reason-1", "A thought without an answer."))
                        .body())
                .contains("Choose the answer that this is the reason for.", "A thought without an answer.");
    }

    @Test
    void whatIsWantingIsNotHiddenInAFold() {
        Matter settled = service.bean(ReviewWork.class).open(played.one, played.id()).matters().stream()
                .filter(matter -> !matter.found().isEmpty() && !matter.toJudge().isEmpty())
                .findFirst()
                .orElseThrow();
        String its = "/reviews/" + played.id() + "/requirements/" + settled.requirement();
        String open = "<details[^>]* open[^>]*>\\s*<summary[^>]*><span[^>]*>What the rules settled";
        assertThat(first.get(its).body()).contains("What the rules settled").doesNotContainPattern(open);
        assertThat(post(first, its, Map.of("answer-" + settled.toJudge().size(), "NOT_MET"))
                        .body())
                .containsPattern(open);
    }

    @Test
    void whatTheRulesSettledHasBoxesWhereTheyAreAskedForAndNothingTypedIsLost() {
        Matter settled = service.bean(ReviewWork.class).open(played.one, played.id()).matters().stream()
                .filter(matter -> !matter.toJudge().isEmpty() && matter.found().size() > 1)
                .findFirst()
                .orElseThrow();
        int place = settled.toJudge().size();
        int other = place + 1;
        String its = "/reviews/" + played.id() + "/requirements/" + settled.requirement();
        assertThat(first.get(its).body())
                .contains("name=\"open\"", "formaction=\"?otherwise=" + place + "#point-" + place + "\"")
                .contains("<p class=\"govuk-body\">"
                        + withStandards(settled.found().get(0)) + "</p>")
                .contains(": " + withStandards(settled.found().get(0)) + "</span></span></summary>")
                .doesNotContain("name=\"answer-" + place + "\"");

        long kept = judgements();
        HttpResponse<String> opened =
                post(first, its, Map.of("note", "Look again.", "reason-0", "Half a reason", "open", "" + place));
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.body())
                .contains("Look again.", "Half a reason", "id=\"point-" + place + "\"")
                .contains("action=\"" + its + "?otherwise=" + place + "\"")
                .contains("formaction=\"?otherwise=" + place + "," + other + "#point-" + other + "\"")
                .containsPattern(checked("answer-" + place, ""))
                .doesNotContain("There is a problem");
        assertThat(judgements()).isEqualTo(kept);
    }

    @Test
    void whatIsMetBecauseItWasReadIsNotChosenWhereBoxesAreAskedFor() {
        Matter settled = service.bean(ReviewWork.class).open(played.one, played.id()).matters().stream()
                .filter(matter ->
                        matter.questions().size() > 1 && !matter.found().isEmpty())
                .findFirst()
                .orElseThrow();
        String its = "/reviews/" + played.id() + "/requirements/" + settled.requirement();
        String place = "" + settled.toJudge().size();
        assertThat(post(first, its, Map.of("rest", "yes", "open", place)).body())
                .containsPattern("name=\"rest\" value=\"yes\"[^>]*checked")
                .doesNotContainPattern("value=\"MET\"[^>]*checked");
    }

    @Test
    void whatTheRulesSettledAndWasJudgedOtherwiseIsTakenBack() {
        Matter settled = service.bean(ReviewWork.class).open(played.one, played.id()).matters().stream()
                .filter(matter -> matter.found().stream().anyMatch(item -> item.outcome() == Outcome.MET))
                .findFirst()
                .orElseThrow();
        Matter.Item met = settled.found().stream()
                .filter(item -> item.outcome() == Outcome.MET)
                .findFirst()
                .orElseThrow();
        String its = "/reviews/" + played.id() + "/requirements/" + settled.requirement();
        String answer = "answer-" + settled.all().indexOf(met);
        String reason = "reason-" + settled.all().indexOf(met);
        assertThat(first.get(its + "?otherwise=" + settled.all().indexOf(met)).body())
                .containsPattern(checked(answer, ""))
                .contains("Leave it as it is");
        done(post(first, its, Map.of(answer, "NOT_MET", reason, "It says otherwise on page 3.")));
        assertThat(now(met)).isEqualTo(Outcome.NOT_MET);
        assertThat(first.get(its).body()).containsPattern(checked(answer, "NOT_MET"));

        done(post(first, its, Map.of(answer, "", reason, "It says otherwise on page 3.")));
        assertThat(now(met)).isEqualTo(Outcome.MET);
        assertThat(first.get(its).body()).doesNotContain("name=\"" + answer + "\"", "on page 3.");
        long kept = judgements();
        done(post(first, its, Map.of(answer, "", "note", "Saved again.")));
        assertThat(judgements()).isEqualTo(kept);

        Learning learning = service.bean(Learning.class);
        Agreement before = learning.learnt().agreement();
        played.finish(played.one).finish(played.two);
        assertThat(service.bean(Moderation.class)
                        .both(played.id())
                        .orElseThrow()
                        .differences())
                .isEmpty();
        long judged =
                service.bean(ReviewWork.class).open(played.one, played.id()).toJudge();
        assertThat(learning.learnt().agreement().points() - before.points()).isEqualTo((int) judged);
    }

    private long judgements() {
        return service.bean(JdbcClient.class)
                .sql("select count(*) from judgement where version_id = :id")
                .param("id", played.id())
                .query(Long.class)
                .single();
    }

    private Outcome now(Matter.Item item) {
        return service.bean(ReviewWork.class).open(played.one, played.id()).outcome(item);
    }

    @Test
    void aQueryStaysWithItsReplyBesideWhatIsJudgedThen() {
        done(post(first, page, Map.of("answer-all-0", "QUERY", "reason-all-0", "Who agreed on these?")));
        done(post(
                Visitor.signedIn(service, played.owner),
                "/courses/" + played.course.id() + "/versions/1/queries",
                Map.of(
                        "reply-"
                                + service.bean(Reviews.class)
                                        .asked(played.id())
                                        .get(0)
                                        .get(0)
                                        .id(),
                        "The panel of patients.")));
        String answered = "What the provider was asked before this";
        assertThat(first.get(page).body()).doesNotContain(answered);
        done(post(first, page, Map.of("answer-all-0", "MET")));
        assertThat(first.get(page).body())
                .contains(answered, "asked: Who agreed on these?", "The provider answered: The panel of patients.");
        assertThat(Visitor.signedIn(service, played.two).get(page).body()).doesNotContain("Who agreed on these?");

        played.finish(played.one).finish(played.two);
        assertThat(Visitor.signedIn(service, played.lead)
                        .get("/cases/" + played.id() + "/moderation")
                        .body())
                .contains("asked: Who agreed on these?", "The provider answered: The panel of patients.");
    }

    @Test
    void savingAgainSettlesNoPointThatIsOpen() {
        ReviewWork work = service.bean(ReviewWork.class);
        played.judge(played.one, points(work.open(played.one, played.id())).get(0), JudgementAnswer.MET, "");

        String shown = first.get(page).body();
        assertThat(shown).containsPattern(checked("answer-0", "MET"));
        assertThat(shown).doesNotContainPattern(checked("answer-all-0", "[A-Z_]+"));
        done(post(first, page, Map.of("answer-0", "MET", "note", "Later.")));
        assertThat(said(played.one)).containsExactly("MET", "", "");
    }

    @Test
    void aProviderIsAskedOnceAndAnswersOnce() {
        done(post(first, page, Map.of("answer-all-0", "QUERY", "reason-all-0", "Who agreed on these?")));
        Visitor provider = Visitor.signedIn(service, played.owner);
        String review = "/courses/" + played.course.id() + "/versions/1/review";
        String asked = provider.get(review).body();
        assertThat(times(asked, "Who agreed on these?")).isEqualTo(1);
        assertThat(times(asked, "It is about this")).isEqualTo(3);

        Reviews reviews = service.bean(Reviews.class);
        List<List<JudgementStore.Query>> queries = reviews.asked(played.id());
        assertThat(queries)
                .singleElement()
                .satisfies(together -> assertThat(together)
                        .hasSize(3)
                        .extracting(each -> each.judgement().at())
                        .containsOnly(together.get(0).judgement().at()));
        done(post(
                provider,
                "/courses/" + played.course.id() + "/versions/1/queries",
                Map.of("reply-" + queries.get(0).get(0).id(), "The panel of patients.")));
        assertThat(reviews.queries(played.id()))
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.reply()).contains("The panel of patients."));
        assertThat(played.now().waiting()).isFalse();
        assertThat(times(first.get(page).body(), "They answered: The panel of patients."))
                .isEqualTo(3);
    }

    @Test
    void aLeadSettlesAtOnceWhatBothReviewsSayOfAllOfIt() {
        Visitor second = Visitor.signedIn(service, played.two);
        done(post(first, page, Map.of("answer-all-0", "MET")));
        done(post(second, page, Map.of("answer-all-0", "NOT_MET", "reason-all-0", "Too vague.")));
        played.finish(played.one).finish(played.two);
        Visitor lead = Visitor.signedIn(service, played.lead);
        String moderation = "/cases/" + played.id() + "/moderation";
        assertThat(lead.get(moderation).body())
                .contains("differ on 3 points", "Difference 1 of 1", "What holds for all 3?");

        done(post(
                lead,
                moderation,
                Map.of(
                        "answer-all-0",
                        "MET",
                        "reason-all-0",
                        "It is clear enough.",
                        "answer-2",
                        "NOT_MET",
                        "reason-2",
                        "This one is not.")));
        Moderation.Both both = service.bean(Moderation.class).both(played.id()).orElseThrow();
        assertThat(both.open()).isEmpty();
        assertThat(points(service.bean(ReviewWork.class).open(played.one, played.id())).stream()
                        .map(item -> both.settled().on(item.point()).orElseThrow())
                        .map(Judgement::reason))
                .containsExactly("It is clear enough.", "It is clear enough.", "This one is not.");
        assertThat(lead.get(moderation).body())
                .doesNotContainPattern(checked("answer-all-0", "[A-Z_]+"))
                .containsPattern(checked("answer-0", "MET"))
                .containsPattern(checked("answer-2", "NOT_MET"));
    }

    @Test
    void whatOneConfirmsAndTheOtherLeavesAsFoundIsNoDifference() {
        Learning learning = service.bean(Learning.class);
        Agreement before = learning.learnt().agreement();
        Matter.Item met = service.bean(ReviewWork.class).open(played.one, played.id()).matters().stream()
                .flatMap(matter -> matter.found().stream())
                .filter(item -> item.outcome() == Outcome.MET)
                .findFirst()
                .orElseThrow();
        played.judge(played.one, met, JudgementAnswer.MET, "Page 3 shows it.")
                .finish(played.one)
                .finish(played.two);

        Moderation.Both both = service.bean(Moderation.class).both(played.id()).orElseThrow();
        assertThat(both.differences()).isEmpty();
        assertThat(both.holds().on(met.point()))
                .hasValueSatisfying(holds -> assertThat(holds.reason()).isEqualTo("Page 3 shows it."));
        Agreement after = learning.learnt().agreement();
        long judged =
                service.bean(ReviewWork.class).open(played.one, played.id()).toJudge();
        assertThat(after.points() - before.points()).isEqualTo((int) judged + 1);
        assertThat(after.same() - before.same()).isEqualTo((int) judged + 1);
    }
}
