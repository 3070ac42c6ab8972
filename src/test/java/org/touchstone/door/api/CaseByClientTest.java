package org.touchstone.door.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.ApiTokens;
import org.touchstone.base.accounts.Role;
import org.touchstone.client.ApiClient;
import org.touchstone.client.ApiException;
import org.touchstone.client.ApiResponse;
import org.touchstone.client.CasesApi;
import org.touchstone.client.CoursesApi;
import org.touchstone.client.DocumentsApi;
import org.touchstone.client.ReviewsApi;
import org.touchstone.client.VersionsApi;
import org.touchstone.client.model.AddingAction;
import org.touchstone.client.model.AskedQuery;
import org.touchstone.client.model.Assigning;
import org.touchstone.client.model.CaseAccreditation;
import org.touchstone.client.model.CaseDetail;
import org.touchstone.client.model.CaseOfVersion;
import org.touchstone.client.model.CaseReview;
import org.touchstone.client.model.CaseStage;
import org.touchstone.client.model.CaseSummary;
import org.touchstone.client.model.ChangingStanding;
import org.touchstone.client.model.ClosingCondition;
import org.touchstone.client.model.CorrectingFacts;
import org.touchstone.client.model.Course;
import org.touchstone.client.model.Deciding;
import org.touchstone.client.model.Declaring;
import org.touchstone.client.model.Document;
import org.touchstone.client.model.Exempting;
import org.touchstone.client.model.JudgedPoint;
import org.touchstone.client.model.Judging;
import org.touchstone.client.model.LearnedPart;
import org.touchstone.client.model.Learning;
import org.touchstone.client.model.Moderation;
import org.touchstone.client.model.QueryReply;
import org.touchstone.client.model.Recommending;
import org.touchstone.client.model.Replying;
import org.touchstone.client.model.Review;
import org.touchstone.client.model.ReviewPoint;
import org.touchstone.client.model.ReviewProgress;
import org.touchstone.client.model.ReviewRequirement;
import org.touchstone.client.model.Settling;
import org.touchstone.client.model.Submitting;
import org.touchstone.client.model.Version;
import org.touchstone.client.model.VersionDocument;
import org.touchstone.client.model.Why;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** A case from its submission to a closed condition, played with the client made from {@code openapi.yaml} and nothing else. */
@Tag("service")
class CaseByClientTest {

    private static final LocalDate DAY = LocalDate.of(2030, 3, 31);

    private final RunningService service = RunningService.shared();
    private final Account one = service.person(Role.REVIEWER);
    private final Account two = service.person(Role.REVIEWER);
    private final ApiClient provider = client(service.person(Role.PROVIDER));
    private final CasesApi cases = new CasesApi(client(service.person(Role.LEAD)));
    private final VersionsApi versions = new VersionsApi(provider);
    private final ReviewsApi first = new ReviewsApi(client(one));
    private final ReviewsApi second = new ReviewsApi(client(two));

    private ApiClient client(Account account) {
        String token = service.bean(ApiTokens.class).make(account, "client", Duration.ofDays(1));
        ApiClient client = new ApiClient();
        client.updateBaseUri(service.at("").toString());
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return client;
    }

    private static String tag(ApiResponse<?> answer) {
        return answer.getHeaders().getOrDefault("etag", List.of("")).get(0);
    }

    private String seen(UUID version) throws ApiException {
        return tag(cases.readCaseWithHttpInfo(version));
    }

    private static void refused(int status, String words, ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOfSatisfying(ApiException.class, refused -> {
            assertThat(refused.getCode()).isEqualTo(status);
            assertThat(refused.getResponseBody()).contains(words);
        });
    }

    private static JudgedPoint judged(ReviewPoint point, JudgedPoint.AnswerEnum answer, String reason) {
        return new JudgedPoint()
                .part(point.getPart())
                .kind(point.getKind())
                .target(point.getTarget())
                .answer(answer)
                .reason(reason);
    }

    /** Answers every point of a requirement that needs a person in one way. */
    private static ReviewRequirement judge(
            ReviewsApi reviewer, UUID version, String requirement, JudgedPoint.AnswerEnum answer, String reason)
            throws ApiException {
        ApiResponse<ReviewRequirement> read = reviewer.readReviewRequirementWithHttpInfo(version, requirement);
        List<JudgedPoint> points = read.getData().getPoints().stream()
                .filter(ReviewPoint::getToJudge)
                .map(point -> judged(point, answer, reason))
                .toList();
        return reviewer.judgeRequirement(version, requirement, tag(read), new Judging().judgements(points));
    }

    private static void judgeEverything(ReviewsApi reviewer, UUID version, String but) throws ApiException {
        for (ReviewProgress each : reviewer.readReview(version).getRequirements()) {
            if (each.getToJudge() > 0 && !each.getId().equals(but)) {
                judge(reviewer, version, each.getId(), JudgedPoint.AnswerEnum.MET, "It is there.");
            }
        }
    }

    @Test
    void aCaseIsPlayedFromSubmissionToAClosedCondition(@TempDir Path folder) throws Exception {
        Course course = new CoursesApi(provider).addCourse(Program.complete(), null, null);
        Version version = versions.submitCourse(course.getId(), "\"1\"", null, new Submitting());
        UUID id = version.getId();

        // A lead finds it, sees that nothing is missing, and asks two people.
        assertThat(cases.listCases("SUBMITTED", "coaching and deciding", 100, null)
                        .getItems())
                .extracting(CaseSummary::getId)
                .contains(id);
        assertThat(cases.readCompleteness(id).getMissing()).isEmpty();
        assertThat(cases.readCompleteness(id).getQuestions()).isEqualTo(64);
        assertThat(cases.readCase(id).getMay()).containsExactly("assignReviewers", "returnCase");
        assertThat(cases.listReviewers().getItems())
                .anySatisfy(each -> assertThat(each.getId()).isEqualTo(one.id()));
        Assigning both = new Assigning()
                .addReviewersItem(one.id())
                .addReviewersItem(two.id())
                .due(DAY);
        CaseDetail assigned = cases.assignReviewers(id, seen(id), both);
        assertThat(assigned.getAbout().getState()).isEqualTo(CaseSummary.StateEnum.IN_REVIEW);
        assertThat(assigned.getAbout().getDue()).isEqualTo(DAY);
        assertThat(assigned.getReviews()).extracting(CaseReview::getName).contains(one.name(), two.name());

        // Nobody judges before they have declared, and a declared interest bars until a lead decides.
        assertThat(first.readReview(id).getRequirements()).isEmpty();
        first.declareInterests(id, new Declaring().interests(""));
        Review barred = second.declareInterests(id, new Declaring().interests("I know the owner."));
        assertThat(barred.getAbout().getBarred()).isTrue();
        assertThat(barred.getRequirements()).isEmpty();
        String requirement = first.readReview(id).getRequirements().stream()
                .filter(each -> each.getToJudge() > 0)
                .findFirst()
                .orElseThrow()
                .getId();
        refused(404, "", () -> second.readReviewRequirement(id, requirement));
        String tag = tag(first.readReviewRequirementWithHttpInfo(id, requirement));
        refused(409, "", () -> second.judgeRequirement(id, requirement, tag, new Judging().judgements(List.of())));
        UUID review = cases.readCase(id).getReviews().stream()
                .filter(each -> each.getInterests().equals("I know the owner."))
                .findFirst()
                .orElseThrow()
                .getId();
        cases.clearInterest(id, review, seen(id), new Why().why("A slight acquaintance."));

        // The first reviewer asks something; the provider answers; then everything is judged.
        judge(first, id, requirement, JudgedPoint.AnswerEnum.QUERY, "Who checks that?");
        refused(422, "Not every point is judged yet", () -> first.finishReview(id));
        List<QueryReply> replies = new ArrayList<>();
        for (AskedQuery query :
                versions.readVersionCase(course.getId(), version.getNumber()).getQueries()) {
            assertThat(query.getAsked()).isEqualTo("Who checks that?");
            replies.add(new QueryReply().query(query.getId()).text("The committee does."));
        }
        versions.answerQueries(course.getId(), 1, new Replying().replies(replies));
        assertThat(first.readReviewRequirement(id, requirement)
                        .getPoints()
                        .get(0)
                        .getQuery()
                        .getReply())
                .isEqualTo("The committee does.");
        judgeEverything(first, id, "");
        assertThat(first.finishReview(id).getAbout().getFinished()).isNotNull();
        refused(404, "not yours to see", () -> cases.readModeration(id));
        judgeEverything(second, id, requirement);
        judge(second, id, requirement, JudgedPoint.AnswerEnum.NOT_MET, "It is not said who does it.");
        second.finishReview(id);

        // The differences are settled with a reason; then a recommendation with a condition.
        ApiResponse<Moderation> differing = cases.readModerationWithHttpInfo(id);
        assertThat(differing.getData().getOpen())
                .isPositive()
                .isEqualTo(differing.getData().getDifferences().size());
        Recommending recommendation = new Recommending()
                .outcome(Recommending.OutcomeEnum.ACCREDITED_WITH_CONDITIONS)
                .reason("Good, but for one thing.")
                .otherwise("One thing is open.");
        refused(422, "Settle every difference", () -> cases.recommend(id, tag(differing), recommendation));
        Settling settling = new Settling()
                .judgements(differing.getData().getDifferences().stream()
                        .map(point -> new JudgedPoint()
                                .part(point.getPart())
                                .kind(point.getKind())
                                .target(point.getTarget())
                                .answer(JudgedPoint.AnswerEnum.NOT_MET)
                                .reason("It must be said."))
                        .toList());
        assertThat(cases.settleDifferences(id, tag(differing), settling).getOpen())
                .isZero();
        AddingAction condition = new AddingAction()
                .kind(AddingAction.KindEnum.CONDITION)
                .standard("FW-DEL-01")
                .text("Say who checks it.")
                .due(DAY)
                .evidence("The minutes.");
        UUID action =
                cases.addAction(id, seen(id), condition).getActions().get(0).getId();
        CaseDetail recommended = cases.recommend(id, tag(cases.readModerationWithHttpInfo(id)), recommendation);
        assertThat(recommended.getAbout().getState()).isEqualTo(CaseSummary.StateEnum.WITH_PROVIDER);

        // The provider reads the draft, and corrects a fact.
        ApiResponse<CaseOfVersion> draft = versions.readVersionCaseWithHttpInfo(course.getId(), 1);
        assertThat(draft.getData().getDraft().getReason()).isEqualTo("Good, but for one thing.");
        assertThat(draft.getData().getActions()).hasSize(1);
        assertThat(versions.readVersionJudged(course.getId(), 1).toString()).contains("It must be said.");
        versions.checkFacts(
                course.getId(), 1, tag(draft), new CorrectingFacts().correction("The committee meets monthly."));
        assertThat(cases.readCase(id).getRecommendation().getCorrection()).isEqualTo("The committee meets monthly.");

        Deciding decision = new Deciding()
                .outcome(Deciding.OutcomeEnum.ACCREDITED_WITH_CONDITIONS)
                .reason("One condition.")
                .from(DAY)
                .to(DAY.plusYears(3));
        refused(422, "Say of each whether you accept it", () -> cases.decide(id, seen(id), decision));
        decision.answer("It does; the draft says so now.");
        String before = seen(id);
        CaseDetail decided = cases.decide(id, before, decision);
        assertThat(decided.getDecision().getTo()).isEqualTo(DAY.plusYears(3));
        assertThat(decided.getRecommendation().getAnswer()).isEqualTo("It does; the draft says so now.");
        assertThat(decided.getAccreditation().getStatus()).isEqualTo(CaseAccreditation.StatusEnum.NOT_YET);
        assertThat(decided.getMay()).containsExactly("changeStanding", "closeCondition");
        refused(412, "Somebody changed this", () -> cases.decide(id, before, decision));

        CaseDetail closed = cases.closeCondition(
                id, action, seen(id), new ClosingCondition().evidence("Minutes of 3 May, page 2."));
        assertThat(closed.getActions().get(0).getClosing()).isEqualTo("Minutes of 3 May, page 2.");
        Exempting exempting = new Exempting()
                .standard("FW-DEL-01")
                .reason("The room is being built.")
                .until(LocalDate.now().plusDays(30));
        CaseDetail exempted = cases.addExemption(id, seen(id), exempting);
        assertThat(cases.withdrawExemption(id, exempted.getExemptions().get(0).getId(), seen(id))
                        .getExemptions())
                .isEmpty();

        // What goes out of it, to both.
        assertThat(versions.readVersionDecision(course.getId(), 1))
                .isInstanceOf(Map.class)
                .isEqualTo(cases.readDecisionReport(id));
        assertThat(versions.readVersionLetterPage(course.getId(), 1)).content().contains("Say who checks it.");
        assertThat(cases.readLetterPage(id)).hasSameTextualContentAs(versions.readVersionLetterPage(course.getId(), 1));
        assertThat(Files.readAllBytes(cases.readDecisionPdf(id).toPath())).startsWith('%', 'P', 'D', 'F');
        File archive = cases.readAppealArchive(id);
        try (ZipFile zip = new ZipFile(archive)) {
            assertThat(zip.stream()).anyMatch(entry -> entry.getName().startsWith("judge"));
        }
        ChangingStanding revoking = new ChangingStanding()
                .standing(ChangingStanding.StandingEnum.REVOKED)
                .why("It is taught no more.");
        assertThat(cases.changeStanding(id, seen(id), revoking)
                        .getAccreditation()
                        .getStatus())
                .isEqualTo(CaseAccreditation.StatusEnum.REVOKED);
    }

    @Test
    void theDocumentsOfAVersionAreReadByThoseWhoSeeItOnPages(@TempDir Path folder) throws Exception {
        String content = "%PDF-1.7 handbook " + UUID.randomUUID();
        File file = Files.writeString(folder.resolve("handbook.pdf"), content).toFile();
        DocumentsApi documents = new DocumentsApi(provider);
        Document handbook = documents.addDocument("Handbook", file, null, null, null, null);
        documents.addDocument(
                "Not cited",
                Files.writeString(folder.resolve("a.pdf"), content + "?").toFile(),
                null,
                null,
                null,
                null);
        String text = Program.complete().replace("https://riverside-academy.example/handbook.pdf", handbook.getLink());
        Course course = new CoursesApi(provider).addCourse(text, null, null);
        Version version = versions.submitCourse(course.getId(), "\"1\"", null, new Submitting());
        UUID id = version.getId();

        VersionDocument cited = first.listSubmittedDocuments(id).getItems().get(0);
        assertThat(cited.getTitle()).isEqualTo("Handbook");
        assertThat(cited.getFileName()).isEqualTo("handbook.pdf");
        assertThat(cited.getLink()).isEqualTo(handbook.getLink());
        assertThat(cited.getSize()).isEqualTo(content.length());
        assertThat(cited.getMediaType()).isEqualTo("application/pdf");
        assertThat(first.listSubmittedDocuments(id).getItems()).containsExactly(cited);
        assertThat(versions.listVersionDocuments(course.getId(), 1).getItems()).containsExactly(cited);
        assertThat(first.readSubmittedDocument(id, cited.getDigest())).hasContent(content);
        assertThat(versions.readVersionDocument(course.getId(), 1, cited.getDigest()))
                .hasContent(content);

        VersionsApi others = new VersionsApi(client(service.person(Role.PROVIDER)));
        refused(404, "not yours to see", () -> others.listVersionDocuments(course.getId(), 1));
        refused(404, "not yours to see", () -> others.readVersionDocument(course.getId(), 1, cited.getDigest()));
        String uncited = documents.listDocuments().getItems().stream()
                .filter(each -> each.getTitle().equals("Not cited"))
                .findFirst()
                .orElseThrow()
                .getDigest();
        refused(404, "not yours to see", () -> first.readSubmittedDocument(id, uncited));
        ReviewsApi policy = new ReviewsApi(client(service.person(Role.POLICY)));
        refused(403, "", () -> policy.listSubmittedDocuments(id));
    }

    @Test
    void whatReviewsSayIsTheSameByClientAsOnThePage() throws Exception {
        Course course = new CoursesApi(provider).addCourse(Program.complete(), null, null);
        UUID id = versions.submitCourse(course.getId(), "\"1\"", null, new Submitting())
                .getId();
        cases.assignReviewers(
                id, seen(id), new Assigning().addReviewersItem(one.id()).addReviewersItem(two.id()));
        first.declareInterests(id, new Declaring().interests(""));
        second.declareInterests(id, new Declaring().interests(""));
        Review review = first.readReview(id);
        assertThat(review.getToJudge()).isEqualTo(159);
        assertThat(review.getQuestions()).isEqualTo(64).isEqualTo(review.getOpenQuestions());
        judge(first, id, "values", JudgedPoint.AnswerEnum.NOT_MET, "A telling reason " + id);
        assertThat(first.readReview(id).getOpenQuestions()).isEqualTo(63);
        assertThat(first.readReviewRequirement(id, "principles").getPoints())
                .filteredOn(ReviewPoint::getToJudge)
                .extracting(ReviewPoint::getQuestion)
                .containsExactly(1, 1, 1, 2, 2, 2);
        judgeEverything(first, id, "values");
        judgeEverything(second, id, "");
        first.finishReview(id);
        second.finishReview(id);

        Account improving = service.person(Role.POLICY);
        Learning learning = new ReviewsApi(client(improving)).readLearning();
        LearnedPart values = learning.getParts().stream()
                .filter(each -> each.getPart().equals("values/values"))
                .findFirst()
                .orElseThrow();
        assertThat(values.getReasons()).contains("A telling reason " + id);
        assertThat(Visitor.signedIn(service, improving).get("/learning.csv").body())
                .contains("values/values,%d,%d,%d,%d,%d,"
                        .formatted(
                                values.getJudged(),
                                values.getDenied(),
                                values.getOverruled(),
                                values.getAgreement().getPoints(),
                                values.getAgreement().getSame()));
        assertThat(learning.getCases()).isPositive();
        assertThat(learning.getAgreement().getKappa().getLeast())
                .isLessThanOrEqualTo(learning.getAgreement().getKappa().getValue());
        assertThat(learning.getStages())
                .extracting(CaseStage::getState)
                .contains(CaseStage.StateEnum.SUBMITTED, CaseStage.StateEnum.IN_REVIEW);
        refused(403, "", () -> first.readLearning());
        refused(403, "", () -> new ReviewsApi(provider).readLearning());
    }
}
