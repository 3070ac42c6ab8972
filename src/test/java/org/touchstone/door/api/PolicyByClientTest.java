package org.touchstone.door.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.ShippedRules;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.ApiTokens;
import org.touchstone.base.accounts.Role;
import org.touchstone.client.ApiClient;
import org.touchstone.client.ApiException;
import org.touchstone.client.ApiResponse;
import org.touchstone.client.DraftsApi;
import org.touchstone.client.RulesetsApi;
import org.touchstone.client.model.AnsweringProposal;
import org.touchstone.client.model.DraftExamples;
import org.touchstone.client.model.DraftImpact;
import org.touchstone.client.model.DraftMeaning;
import org.touchstone.client.model.ImpactResult;
import org.touchstone.client.model.OpeningDraft;
import org.touchstone.client.model.Proposing;
import org.touchstone.client.model.Publication;
import org.touchstone.client.model.PublishProposal;
import org.touchstone.client.model.RuleChange;
import org.touchstone.client.model.RuleDraft;
import org.touchstone.client.model.RuleDraftChange;
import org.touchstone.client.model.RuleDraftCheck;
import org.touchstone.client.model.StartingImpact;
import org.touchstone.client.model.WorkProgress;
import org.touchstone.door.server.RunningService;

/** A number of the rules changed, checked, proposed and approved with the client made from {@code openapi.yaml} and nothing else. */
@Tag("service")
class PolicyByClientTest {

    private static final String NUMBERS = "parameters.yaml";

    /** So late that it changes nothing for other tests. */
    private static final LocalDate FROM = LocalDate.now().plusYears(40);

    private static final String MOST = """
            - requirement: group-size
              name: most
              value: 18
              unit: people
              source: Accreditation framework, course delivery, 1 (a recommendation, face to face only)
            """;

    /** Where the examples of one requirement are all, for here all of them are run. */
    private static RunningService service;

    private final ApiClient one = client();
    private final DraftsApi drafts = new DraftsApi(one);
    private final DraftsApi other = new DraftsApi(client());

    @BeforeAll
    static void start(@TempDir Path folder) {
        service = RunningService.with(Map.of(
                "touchstone.rules",
                ShippedRules.withExamplesOf("group-size", folder).toString()));
    }

    @AfterAll
    static void stop() {
        service.stop();
    }

    private ApiClient client() {
        Account account = service.person(Role.POLICY);
        String token = service.bean(ApiTokens.class).make(account, "client", Duration.ofDays(1));
        ApiClient client = new ApiClient();
        client.updateBaseUri(service.at("").toString());
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return client;
    }

    private static String tag(ApiResponse<?> answer) {
        return answer.getHeaders().getOrDefault("etag", List.of("")).get(0);
    }

    private interface Asking<T> {
        T ask() throws ApiException;
    }

    private static <T> T until(Asking<T> asking, Predicate<T> done) throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(10));
        while (true) {
            T answer = asking.ask();
            if (done.test(answer)) {
                return answer;
            }
            assertThat(Instant.now()).as("%s", answer).isBefore(end);
            Thread.sleep(500);
        }
    }

    private void refused(int status, Asking<?> asking) {
        assertThatThrownBy(asking::ask)
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(status));
    }

    @Test
    void aNumberIsChangedCheckedProposedAndApprovedByAnother() throws Exception {
        List<Publication> before = new RulesetsApi(one).listPublications().getItems();
        RuleDraft draft = drafts.openDraft(new OpeningDraft().purpose("Smaller groups"), null);
        UUID id = draft.getId();
        assertThat(drafts.listDrafts().getItems()).contains(draft);
        assertThat(before)
                .filteredOn(Publication::getInForce)
                .singleElement()
                .extracting(Publication::getRuleset)
                .isEqualTo(draft.getBase());

        // The number is changed from a day, at first with a mistake.
        ApiResponse<String> file = drafts.readDraftFileWithHttpInfo(id, NUMBERS);
        String text = file.getData();
        assertThat(text).contains(MOST);
        String wrong = text.replace(MOST, MOST.replace("value: 18", "value: many"));
        RuleDraftCheck mistaken = drafts.saveDraftFile(id, NUMBERS, tag(file), wrong, "A try");
        assertThat(mistaken.getRuleset()).isNull();
        assertThat(mistaken.getMistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.getFile()).isEqualTo(NUMBERS);
            assertThat(mistake.getLine()).isPositive();
            assertThat(mistake.getWhat()).contains("many");
        });
        String right = text.replace(
                MOST,
                MOST + "  to: " + FROM + "\n"
                        + MOST.replace("value: 18", "value: 16").replaceFirst("source: .*", "source: House policy")
                        + "  from: " + FROM + "\n");
        refused(412, () -> drafts.saveDraftFile(id, NUMBERS, tag(file), right, ""));
        RuleDraftCheck checked = drafts.saveDraftFile(
                id, NUMBERS, tag(drafts.readDraftFileWithHttpInfo(id, NUMBERS)), right, "Smaller groups");
        assertThat(checked.getMistakes()).isEmpty();
        assertThat(checked.getRuleset()).isNotNull().isNotEqualTo(draft.getBase());
        assertThat(drafts.checkDraft(id)).isEqualTo(checked);
        assertThat(drafts.listDraftChanges(id).getItems())
                .extracting(RuleDraftChange::getWhy)
                .containsExactly("Smaller groups", "A try");

        // What it means, how the examples come out, and what it changes on courses.
        drafts.startDraftMeaning(id);
        drafts.startDraftExamples(id);
        DraftImpact started = drafts.startImpact(
                id,
                new StartingImpact().chosen(StartingImpact.ChosenEnum.LATEST).asOf(FROM));
        DraftMeaning meaning = until(() -> drafts.readDraftMeaning(id), known -> known.getAt() != null);
        assertThat(meaning.getChanges()).anySatisfy(change -> {
            assertThat(change.getKind()).isEqualTo(RuleChange.KindEnum.NUMBER);
            assertThat(change.getRequirement()).isEqualTo("group-size");
        });
        String tag = tag(drafts.readDraftWithHttpInfo(id));
        Proposing proposing = new Proposing().from(FROM).notice("Groups of at most 16.");
        DraftExamples examples = until(() -> drafts.readDraftExamples(id), known -> known.getAt() != null);
        assertThat(examples.getFailed()).isEmpty();
        assertThat(examples.getPassed()).isGreaterThan(10);
        ImpactResult impact = until(
                () -> drafts.readImpact(id, started.getId()),
                known -> known.getProgress().getState() == WorkProgress.StateEnum.DONE);
        assertThat(impact.getImpact().getUnreadable()).isZero();
        assertThat(drafts.listImpacts(id).getItems()).hasSize(1);

        // One proposes, and another approves; nobody their own.
        refused(412, () -> drafts.proposeDraft(id, "\"1\"", proposing));
        PublishProposal proposal = drafts.proposeDraft(id, tag, proposing);
        AnsweringProposal approving = new AnsweringProposal().answer(AnsweringProposal.AnswerEnum.APPROVED);
        refused(422, () -> drafts.answerProposal(id, proposal.getId(), approving));
        assertThat(new RulesetsApi(one).listPublications().getItems()).hasSize(before.size());
        PublishProposal approved = other.answerProposal(id, proposal.getId(), approving);
        assertThat(approved.getAnswer().getPublication()).isEqualTo(before.size() + 1);
        refused(409, () -> other.answerProposal(id, proposal.getId(), approving));
        Publication published =
                new RulesetsApi(one).listPublications().getItems().get(before.size());
        assertThat(published.getRuleset()).isEqualTo(proposal.getRuleset());
        assertThat(published.getFrom()).isEqualTo(FROM);
        assertThat(published.getInForce()).isFalse();
        assertThat(drafts.readDraft(id).getState()).isEqualTo(RuleDraft.StateEnum.PUBLISHED);

        // The archive of what was published makes the same ruleset again, and nothing else.
        File archive = new RulesetsApi(one).readRulesetArchive(published.getRuleset());
        UUID again = drafts.openDraft(new OpeningDraft().purpose("The same by archive"), null)
                .getId();
        RuleDraftCheck brought =
                drafts.saveDraftArchive(again, tag(drafts.readDraftArchiveWithHttpInfo(again)), archive, "From git");
        assertThat(brought.getRuleset()).isEqualTo(published.getRuleset());
        assertThat(drafts.readDraftArchive(again)).hasSameBinaryContentAs(archive);
        assertThat(drafts.closeDraft(again).getState()).isEqualTo(RuleDraft.StateEnum.CLOSED);
    }
}
