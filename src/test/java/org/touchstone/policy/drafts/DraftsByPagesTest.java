package org.touchstone.policy.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.rulesets.Publication;
import org.touchstone.casework.rulesets.Publications;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.check.explanation.ReadableValues;
import org.touchstone.door.server.OnEachDatabase;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;
import org.touchstone.policy.impact.Impact;
import org.touchstone.policy.impact.Impacts;

/** Drafts of the rules in a service: several people at once, and one who proposes what another approves. */
@Tag("service")
@OnEachDatabase("postgresql") // On the embedded one the tests of the desk draft and publish.
class DraftsByPagesTest {

    private final RunningService service = RunningService.shared();
    private final Drafts drafts = service.bean(Drafts.class);
    private final DraftRulesets rulesets = service.bean(DraftRulesets.class);
    private final PublishRequests proposals = service.bean(PublishRequests.class);
    private final Account one = service.person(Role.POLICY);
    private final Account other = service.person(Role.POLICY);

    private RulesDraft draft;

    @BeforeEach
    void open() {
        draft = drafts.open(
                one,
                "Try something",
                service.bean(RulesetInForce.class).today().ruleset().digest());
    }

    /** A day for each test, so that what one publishes changes nothing for another. */
    private static LocalDate day(int years) {
        return LocalDate.now().plusYears(10L + years);
    }

    private int number(String value, LocalDate day) throws Exception {
        return drafts.edit(one, draft.id(), "", RuleEdits.number("group-size", "most", value, day, "House policy"));
    }

    /** As if every example had come out. */
    private void examplesCameOut() {
        SortedMap<String, byte[]> files = drafts.files(draft);
        service.bean(ExamplesRuns.class)
                .keep(rulesets.check(draft, files).ruleset().orElseThrow().digest(), 1, List.of());
    }

    private static String refused(Runnable work) {
        try {
            work.run();
            return "";
        } catch (RefusedException e) {
            return e.messageKey();
        }
    }

    @Test
    void whatAnotherPersonWroteIsNotOverwrittenUnseen() throws Exception {
        String file = "group-size/examples.yaml";
        drafts.write(one, draft.id(), file, 0, "", Optional.of("- name: one\n".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> drafts.write(
                        other, draft.id(), file, 0, "", Optional.of("- name: two\n".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(OvertakenException.class);
        assertThat(new String(drafts.files(draft).get(file), StandardCharsets.UTF_8))
                .isEqualTo("- name: one\n");
        drafts.edit(
                one,
                draft.id(),
                "",
                RuleEdits.wording("group-size/requirement.yaml", List.of(), "title", "Group size", "Sizes"));
        assertThatThrownBy(() -> drafts.edit(
                        other,
                        draft.id(),
                        "",
                        RuleEdits.wording("group-size/requirement.yaml", List.of(), "title", "Group size", "Groups")))
                .isInstanceOf(RefusedException.class)
                .hasMessage("refused.words-changed");
        assertThat(drafts.changes(draft)).hasSize(2);
    }

    @Test
    void whatAnotherPersonWroteIsShownBesideOnesOwnWords() throws Exception {
        String page = "/drafts/" + draft.id() + "/words?file=group-size/requirement.yaml&at=title";
        Map<String, String> mine = Map.of(
                "file", "group-size/requirement.yaml", "at", "title", "was", "Group size", "text", "How many people");
        drafts.edit(
                other,
                draft.id(),
                "",
                RuleEdits.wording("group-size/requirement.yaml", List.of(), "title", "Group size", "Sizes of groups"));
        assertThat(Visitor.signedIn(service, one)
                        .post("/drafts/" + draft.id() + "/words", mine, page)
                        .body())
                .contains("How many people")
                .containsSubsequence("These words now stand there.", "Sizes of groups");
    }

    private static NewRequirement requirement(String title, String met) {
        return new NewRequirement(
                title,
                "There is one.",
                "FW",
                "DEL",
                "House standards",
                "delivery",
                "Is there one?",
                met,
                "There is none.",
                "Find one.");
    }

    @Test
    void aNewRequirementMayHaveAnyTitle() throws Exception {
        for (String title : List.of("Learning as a team", "Plan B", "Room 2 of 3", "Vitamin C and D")) {
            drafts.edit(
                    one,
                    draft.id(),
                    title,
                    requirement(title, "There is one.").edit("It does not say.", "the organiser"));
        }
        assertThat(rulesets.check(draft, drafts.files(draft)).mistakes()).isEmpty();
    }

    @Test
    void whoAddsARequirementWithAMistakeInItSeesAndMendsItOnItsPage() throws Exception {
        drafts.edit(
                one,
                draft.id(),
                "",
                requirement("Quiet room", "There is {a room}.").edit("It does not say.", "the organiser"));
        String words = "/words?file=quiet-room/requirement.yaml&amp;at=parts/asked/met";
        assertThat(page("/requirements/quiet-room"))
                .contains("<h1 class=\"govuk-heading-l\">Quiet room", "{a room} is not a known placeholder", words)
                .doesNotContain("Every sentence is tried");
        assertThat(page("/requirements?words=quiet")).contains(">Quiet room<");
        assertThat(page("")).contains("{a room} is not a known placeholder", words);
    }

    @Test
    void aMistakeIsSaidWhereItWasSaved() throws Exception {
        String file = "group-size/requirement.yaml";
        String at = "parts/recommended-number/remedy";
        String was = RuleWords.line(file, at, drafts.files(draft)).orElseThrow().text();
        Visitor officer = Visitor.signedIn(service, one);
        HttpResponse<String> saved = officer.post(
                "/drafts/" + draft.id() + "/words",
                Map.of("file", file, "at", at, "was", was, "text", "Make groups of {nonsense}."),
                "/drafts");
        assertThat(officer.get(saved.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("Saved, with mistakes", "{nonsense} is not a known placeholder", "Group size: words: ")
                .doesNotContain("Every sentence is tried", "<p class=\"govuk-notification-banner__heading\">Saved.");
    }

    /** What a form of the page of a number sends. */
    private Map<String, String> most(String seen, String value, LocalDate from) {
        return Map.of(
                "name",
                "most",
                "value",
                value,
                "from",
                ReadableValues.date(from),
                "source",
                "House policy",
                "seen",
                seen);
    }

    @Test
    void aNumberThatAnotherPersonChangedIsNotOverwrittenUnseen() {
        String to = "/drafts/" + draft.id() + "/numbers/group-size";
        String page = to + "?name=most";
        String seen =
                page("/numbers/group-size?name=most").replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1");
        assertThat(Visitor.signedIn(service, one)
                        .post(to, most(seen, "20", day(1)), page)
                        .statusCode())
                .isEqualTo(302);
        Visitor second = Visitor.signedIn(service, other);
        HttpResponse<String> refused = second.post(to, most(seen, "21", day(1)), page);
        assertThat(refused.body())
                .contains("Somebody changed this number since you opened the page", "20 people", "value=\"21\"");
        assertThat(drafts.changes(draft)).hasSize(1);
        String now = refused.body().replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1");
        assertThat(second.post(to, most(now, "21", day(1)), page).statusCode()).isEqualTo(302);
        assertThat(page("")).contains("Group size: most, 21 people from " + ReadableValues.date(day(1)));
    }

    @Test
    void allThatIsWrongWithANumberIsSaidAtOnce() {
        assertThat(Visitor.signedIn(service, one)
                        .post(
                                "/drafts/" + draft.id() + "/numbers/group-size",
                                Map.of("name", "most", "value", "sixteen", "from", "31 February 2030"),
                                "/drafts")
                        .body())
                .contains("Write a number, such as", "Write a day that there is", "Say why, or where");
    }

    @Test
    void aValueFromALaterDayIsTakenOutAgain() throws Exception {
        SortedMap<String, byte[]> before = drafts.files(draft);
        number("16", day(1));
        number("20", day(2));
        for (LocalDate from : List.of(day(1), day(2))) {
            assertThat(takenOut(from).statusCode()).isEqualTo(302);
        }
        assertThat(drafts.files(draft).get("parameters.yaml")).isEqualTo(before.get("parameters.yaml"));
        assertThat(takenOut(day(1)).body()).contains("Somebody changed this number");
    }

    /** Takes the value of a number from a day out, as its page does. */
    private HttpResponse<String> takenOut(LocalDate from) {
        String seen = new RuleNumber("group-size", "most").seen(drafts.files(draft));
        return Visitor.signedIn(service, one)
                .post(
                        "/drafts/" + draft.id() + "/numbers/group-size/remove",
                        Map.of("name", "most", "from", from.toString(), "seen", seen),
                        "/drafts");
    }

    @Test
    void aStandardThatWasToEndIsAskedAgain() throws Exception {
        SortedMap<String, byte[]> before = drafts.files(draft);
        drafts.edit(one, draft.id(), "", RuleEdits.retired(List.of("FW-DEL-01"), day(1)));
        assertThat(page("/standards/FW-DEL-01")).contains("Ask it again");
        Visitor.signedIn(service, one)
                .post("/drafts/" + draft.id() + "/standards/FW-DEL-01/ask-again", Map.of(), "/drafts");
        assertThat(drafts.files(draft).get("catalogue/standards/FW.yaml"))
                .isEqualTo(before.get("catalogue/standards/FW.yaml"));
        assertThat(page("/standards/FW-DEL-01")).doesNotContain("Ask it again");
    }

    @Test
    void aDraftBeginsFromTheRulesThatComeLastAndSaysSo() throws Exception {
        LocalDate from = afterAll();
        draft(last().digest(), "19", from);
        published(from);
        service.bean(RulesetInForce.class).follow();
        String opened = Visitor.signedIn(service, one)
                .post("/drafts", Map.of("purpose", "More"), "/drafts")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        draft = drafts.find(UUID.fromString(opened.replaceFirst(".*/", "")));
        assertThat(page(""))
                .contains("begins from rules that were published already and are in force from "
                        + ReadableValues.date(from))
                .doesNotContain("did not begin from the rules whose place it takes");
        assertThat(page("/text")).doesNotContain("value: 19");
    }

    @Test
    void whoApprovesIsToldWhatNobodyWorkedOut() throws Exception {
        LocalDate from = afterAll();
        draft(last().digest(), "18.5", from);
        PublishRequest waiting = proposed(from);
        assertThat(page("")).contains("What it means is not worked out yet", "What it changes for courses, as of");
        service.bean(Impacts.class).start(one, draft.id(), from.minusDays(1), Impact.Chosen.LATEST, null);
        assertThat(page("")).contains("What it changes for courses, as of");
        service.bean(Impacts.class).start(one, draft.id(), from, Impact.Chosen.LATEST, null);
        workedOut();
        assertThat(page(""))
                .contains("This waits for approval")
                .doesNotContain("is not worked out yet", "What it changes for courses, as of");
        proposals.answer(one, waiting.id(), PublishRequest.Kind.WITHDRAWN, "", "");
        assertThat(page("/propose")).contains("The number \"most\" of \"Group size\"", "and is now 18.5 people");
    }

    @Test
    void whoProposesHasItWorkedOutForWhoApproves() throws Exception {
        LocalDate from = afterAll();
        draft(last().digest(), "14", from);
        examplesCameOut();
        Visitor.signedIn(service, one)
                .post(
                        "/drafts/" + draft.id() + "/propose",
                        Map.of("from", ReadableValues.date(from), "notice", "Groups of at most 14."),
                        "/drafts");
        assertThat(service.bean(Meanings.class).progress(draft)).isPresent();
        assertThat(service.bean(Impacts.class).of(draft))
                .singleElement()
                .satisfies(impact -> assertThat(impact.asOf()).isEqualTo(from));
    }

    @Test
    void ofAllRulesItIsSaidWhetherTheyAreInForce() throws Exception {
        LocalDate from = afterAll();
        String before = last().digest();
        draft(before, "13", from);
        published(from);
        draft(last().digest(), "27", from);
        published(from);
        String page = Visitor.signedIn(service, one).get("/rulesets").body();
        assertThat(page)
                .containsSubsequence(
                        "From " + ReadableValues.date(from),
                        "Not in force yet",
                        "Groups of 27",
                        "Changes to the rules from " + ReadableValues.date(from),
                        "From " + ReadableValues.date(from),
                        "Never in force: others took its place",
                        "Groups of 13",
                        "Back to the rules from " + ReadableValues.date(from),
                        "In force today");
    }

    @Test
    void ofManyChangesAtOnceNoneIsLost() throws Exception {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        List<String> names = List.of("least", "most", "most remote");
        for (String name : names) {
            all.add(CompletableFuture.runAsync(() -> {
                try {
                    drafts.edit(
                            one, draft.id(), name, RuleEdits.number("group-size", name, "9", day(0), "House policy"));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        all.forEach(CompletableFuture::join);
        String numbers = new String(drafts.files(draft).get("parameters.yaml"), StandardCharsets.UTF_8);
        assertThat(numbers.split("value: 9\n", -1)).hasSize(names.size() + 1);
        assertThat(drafts.changes(draft)).extracting(DraftChange::number).containsExactly(3, 2, 1);
    }

    @Test
    void oneProposesAndAnotherApprovesOnce() throws Exception {
        LocalDate from = afterAll();
        draft = drafts.open(one, "Groups", last().digest());
        assertThat(refused(() -> proposals.propose(one, draft.id(), from, "Nothing")))
                .isEqualTo("refused.draft-changes-nothing");
        number("17", from);
        assertThat(refused(() -> proposals.propose(one, draft.id(), from, "Groups")))
                .isEqualTo("refused.examples-not-run");
        examplesCameOut();
        PublishRequest proposal = proposals.propose(one, draft.id(), from, "Groups of at most 17.");
        assertThat(refused(() -> drafts.close(one, draft.id()))).isEqualTo("refused.draft-not-open");
        assertThat(refused(() -> proposals.answer(one, proposal.id(), PublishRequest.Kind.APPROVED, "", "")))
                .isEqualTo("refused.own-proposal");
        assertThat(refused(() -> proposals.answer(other, proposal.id(), PublishRequest.Kind.WITHDRAWN, "", "")))
                .isEqualTo("refused.others-proposal");
        assertThat(refused(() -> proposals.answer(other, proposal.id(), PublishRequest.Kind.DECLINED, " ", "")))
                .isEqualTo("refused.why-declined");
        int before = service.bean(Publications.class).all().size();
        Account third = service.person(Role.POLICY);
        List<String> answers = List.of(
                        CompletableFuture.supplyAsync(() -> refused(
                                () -> proposals.answer(other, proposal.id(), PublishRequest.Kind.APPROVED, "", ""))),
                        CompletableFuture.supplyAsync(() -> refused(
                                () -> proposals.answer(third, proposal.id(), PublishRequest.Kind.APPROVED, "", ""))))
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).containsExactlyInAnyOrder("", "refused.proposal-answered");
        assertThat(service.bean(Publications.class).all()).hasSize(before + 1);
        assertThat(drafts.find(draft.id()).state()).isEqualTo(DraftState.PUBLISHED);
        service.bean(RulesetInForce.class).follow();
        assertThat(service.bean(RulesetInForce.class).on(from).ruleset().digest())
                .isEqualTo(proposal.digest());
        assertThat(service.bean(RulesetInForce.class).on(from).ruleset().files().bytes("CHANGELOG.md"))
                .asString(StandardCharsets.UTF_8)
                .contains("## From " + from, "Groups of at most 17.");
    }

    @Test
    void aDeclinedDraftIsOpenAgain() throws Exception {
        number("15", day(2));
        examplesCameOut();
        PublishRequest proposal = proposals.propose(one, draft.id(), day(2), "Groups of at most 15.");
        proposals.answer(other, proposal.id(), PublishRequest.Kind.DECLINED, "Too few.", "");
        assertThat(drafts.find(draft.id()).state()).isEqualTo(DraftState.OPEN);
        number("16", day(2));
        PublishRequest again = proposals.of(draft).get(0);
        assertThat(again.answer().orElseThrow().why()).isEqualTo("Too few.");
    }

    @Test
    void aDraftWithMistakesIsKeptAndNeverProposed() throws Exception {
        drafts.write(
                one,
                draft.id(),
                "group-size/rules.dslr",
                0,
                "",
                Optional.of("rule \"x\"\nwhen\n  It rains\nthen\n  It is met\nend\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(rulesets.check(draft, drafts.files(draft)).mistakes()).isNotEmpty();
        assertThat(refused(() -> proposals.propose(one, draft.id(), day(3), "Rain")))
                .isEqualTo("refused.draft-has-mistakes");
    }

    @Test
    void whatMayFollowAndWhatIsWrongIsSaidAsSentencesAreTyped() {
        Visitor officer = Visitor.signedIn(service, one);
        String page = "/drafts/" + draft.id() + "/file?path=group-size/rules.dslr";
        String typed = "/drafts/" + draft.id() + "/typed";
        String text = "rule \"x\"\r\nwhen\r\n  Part recommended-number is asked\r\n  Its gro";
        HttpResponse<String> answer =
                officer.post(typed, Map.of("path", "group-size/rules.dslr", "text", text, "at", "61"), page);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .contains("{\"from\":55,\"words\":\"group size\"}")
                .contains("\"number\":1,\"line\":\"rule \\\"x\\\"\"", "has no \\\"then\\\"")
                .contains("One mistake.");
        assertThat(drafts.changes(draft)).isEmpty();
        assertThat(officer.post(typed, Map.of("path", "group-size/rules.dslr", "text", text, "at", "-9"), page)
                        .statusCode())
                .isEqualTo(200);
        String tooLong = "rule \"x\"\n".repeat(20_000);
        assertThat(officer.post(typed, Map.of("path", "group-size/rules.dslr", "text", tooLong, "at", "3"), page)
                        .body())
                .contains("\"next\":[]", "\"mistakes\":[]", "too long");
        for (String path : List.of("parameters.yaml", "nothing/rules.dslr", "../group-size/rules.dslr")) {
            assertThat(officer.post(typed, Map.of("path", path, "text", text), page)
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        for (Role role : List.of(Role.PROVIDER, Role.REVIEWER, Role.LEAD, Role.ADMINISTRATOR)) {
            assertThat(Visitor.signedIn(service, service.person(role))
                            .post(typed, Map.of("path", "group-size/rules.dslr", "text", text), "/account")
                            .statusCode())
                    .as(role.name())
                    .isEqualTo(403);
        }
    }

    private String page(String path) {
        return Visitor.signedIn(service, one)
                .get("/drafts/" + draft.id() + path)
                .body()
                .replace("&quot;", "\"");
    }

    @Test
    void ofEachChangeItIsSaidWhatWasChangedByItsName() throws Exception {
        number("17", day(4));
        drafts.edit(
                one,
                draft.id(),
                "",
                RuleEdits.wording("group-size/requirement.yaml", List.of(), "title", "Group size", "Sizes"));
        drafts.edit(one, draft.id(), "", RuleEdits.retired(List.of("FW-DEL-01"), day(4)));
        assertThat(page(""))
                .containsSubsequence(
                        "What was changed",
                        "Standards: General training standards",
                        "Sizes: words",
                        "Sizes: most, 17 people from " + ReadableValues.date(day(4)));
    }

    @Test
    void whatFollowsFromAChangedNumberIsSaidWhereItWasChanged() throws Exception {
        number("11", day(5));
        for (String where : List.of("", "/numbers", "/file?path=group-size/rules.dslr")) {
            assertThat(page(where))
                    .contains("The rule \"Face-to-face group is of the recommended size\" can never decide");
        }
        assertThat(page("")).contains("Something to look at");
    }

    @Test
    void whatIsToBeDoneLeadsToWhereItIsDone() throws Exception {
        number("17", day(6));
        String here = "/drafts/" + draft.id();
        assertThat(page(""))
                .containsSubsequence(
                        "href=\"" + here + "/impact\"",
                        "href=\"" + here + "/examples\"",
                        "Propose it",
                        "First have all examples come out");
        examplesCameOut();
        assertThat(page("")).containsSubsequence("href=\"" + here + "/propose\"", "Propose it", "Not done yet");
        proposals.propose(one, draft.id(), day(6), "Groups of at most 17.");
        assertThat(page("")).containsSubsequence("Another person approves it.", "Waits for approval");
        assertThat(page(""))
                .containsSubsequence("This waits for approval", "See what it means", "Another person has to");
    }

    @Test
    void whatIsWrittenInPlaceOfWordsThatAreGoneIsKept() throws Exception {
        String file = "group-size/requirement.yaml";
        String page = "/drafts/" + draft.id() + "/words?file=" + file + "&at=parts/recommended-number/remedy";
        Visitor officer = Visitor.signedIn(service, one);
        String was = page("/words?file=" + file + "&at=parts/recommended-number/remedy")
                .replaceAll("(?s).*name=\"was\" value=\"([^\"]*)\".*", "$1");
        Map<String, String> mine =
                Map.of("file", file, "at", "parts/recommended-number/remedy", "was", was, "text", "Make groups fit.");
        drafts.edit(
                other,
                draft.id(),
                "",
                RuleEdits.wording(file, List.of("parts", "recommended-number"), "remedy", was, ""));
        String to = "/drafts/" + draft.id() + "/words";
        HttpResponse<String> answer = officer.post(to, mine, "/drafts");
        assertThat(answer.body()).contains("Somebody took these words out", "Make groups fit.");
        Map<String, String> again = new HashMap<>(mine);
        again.put("was", "");
        assertThat(officer.post(to, again, "/drafts").statusCode()).isEqualTo(302);
        assertThat(officer.get(page).body()).contains("Make groups fit.");
        again.put("at", "parts/no-such-part/remedy");
        assertThat(officer.post(to, again, "/drafts").body())
                .contains("What these words belong to was taken out", "Make groups fit.");
    }

    @Test
    void theRulesInForceAreNamedByTheirDayAndHadAsAFolder() {
        String digest = service.bean(RulesetInForce.class).today().ruleset().digest();
        assertThat(Visitor.signedIn(service, one).get("/rulesets").body())
                .containsSubsequence("<details", "/rulesets/" + digest + "/rules.zip", digest, "</details>");
    }

    /** The rules that come last of all that were published. */
    private Publication last() {
        return Publication.on(LocalDate.MAX, service.bean(Publications.class).all());
    }

    /** A day after the first of all rules that were published. */
    private LocalDate afterAll() {
        LocalDate last = last().from();
        return (last.isBefore(day(0)) ? day(0) : last).plusYears(1);
    }

    /** A draft of given rules that makes a number another from a day. */
    private RulesDraft draft(String base, String value, LocalDate day) throws Exception {
        draft = drafts.open(one, "Groups of " + value, base);
        number(value, day);
        return draft;
    }

    private PublishRequest proposed(LocalDate from) {
        examplesCameOut();
        return proposals.propose(one, draft.id(), from, draft.purpose());
    }

    /** Proposes the draft and has it approved. */
    private void published(LocalDate from) {
        proposals.answer(other, proposed(from).id(), PublishRequest.Kind.APPROVED, "", "");
    }

    private String workedOut() throws InterruptedException {
        service.bean(Meanings.class).start(draft);
        for (int i = 0; i < 600 && !page("/meaning").contains("What follows from the sentences"); i++) {
            Thread.sleep(100);
        }
        return page("/meaning");
    }

    @Test
    void goingBackIsComparedWithWhatItTakesBackAlsoAfterItIsPublished() throws Exception {
        String before = last().digest();
        LocalDate from = afterAll();
        draft(before, "26", from);
        published(from);
        assertThat(page("")).contains("In force from " + ReadableValues.date(from), "What was looked at");
        String earlier = "did not begin from the rules whose place it takes";
        assertThat(page("")).doesNotContain(earlier);
        draft = drafts.open(one, "Back to what was", before);
        for (boolean published : new boolean[] {false, true}) {
            if (published) {
                published(from.plusDays(1));
            }
            for (String where : List.of("", "/meaning", "/text")) {
                assertThat(page(where)).as(where).contains(earlier);
            }
            assertThat(page("/text")).contains("Numbers", "value: 26");
            assertThat(workedOut()).contains("The number \"most\" of \"Group size\" was 26 people and is now ");
        }
    }

    @Test
    void whatIsProposedForADayBeforeOtherRulesIsComparedWithThoseOfItsOwnDay() throws Exception {
        String before = last().digest();
        LocalDate from = afterAll();
        draft(before, "24", from.plusDays(10));
        published(from.plusDays(10));
        draft(before, "23", from);
        String ended = "take the place of these on that day";
        assertThat(page("")).doesNotContain(ended);
        proposed(from);
        assertThat(page("/impact")).contains("value=\"" + ReadableValues.date(from));
        assertThat(page("")).contains(ended, ReadableValues.date(from.plusDays(10)));
        assertThat(page("/text")).contains("value: 23").doesNotContain("value: 24");
    }

    @Test
    void nothingIsApprovedThatOtherRulesHaveOvertaken() throws Exception {
        String before = last().digest();
        LocalDate from = afterAll();
        RulesDraft first = draft(before, "22", from.plusDays(5));
        PublishRequest waiting = proposed(from.plusDays(5));
        draft(before, "21", from);
        published(from);
        assertThat(refused(() -> proposals.answer(other, waiting.id(), PublishRequest.Kind.APPROVED, "", "")))
                .isEqualTo("refused.proposal-overtaken");
        draft = first;
        assertThat(Visitor.signedIn(service, other).get("/drafts/" + draft.id()).body())
                .contains("Other rules were published since this was proposed", "Decline")
                .doesNotContain("Approve and publish", "Last day on which");
        proposals.answer(other, waiting.id(), PublishRequest.Kind.DECLINED, "Others came first.", "");
        published(from.plusDays(5));
        assertThat(drafts.find(draft.id()).state()).isEqualTo(DraftState.PUBLISHED);
    }

    @Test
    void whatChangesForCoursesIsNamedAsPeopleKnowIt() {
        Impact impact = service.bean(Impacts.class).start(one, draft.id(), day(8), Impact.Chosen.LATEST, null);
        assertThat(page("/impact/" + impact.id() + "?part=group-size/recommended-number&before=MET&after=NOT_MET"))
                .contains("<h1 class=\"govuk-heading-l\">Group size: A face-to-face group that trains skills has ");
    }

    @Test
    void tablesAndFilesAreNamedByTheTitlesOfTheirRequirements() throws Exception {
        for (String table : List.of("numbers", "applicability")) {
            assertThat(page("/tables/" + table))
                    .containsPattern("<th scope=\"row\"[^>]*>(<a [^>]*>)?Group size<")
                    .doesNotContainPattern("<th scope=\"row\"[^>]*>(<a [^>]*>)?group-size<");
        }
        number("11", day(5));
        assertThat(page("")).contains("Group size: sentences, line ").doesNotContain(">group-size/rules.dslr, line");
        assertThat(page("/file?path=group-size/rules.dslr"))
                .contains("<h1 class=\"govuk-heading-l\">Group size: sentences");
    }

    @Test
    void nobodyElseMayLook() {
        for (Role role : List.of(Role.PROVIDER, Role.REVIEWER, Role.LEAD, Role.ADMINISTRATOR)) {
            Visitor visitor = Visitor.signedIn(service, service.person(role));
            assertThat(visitor.get("/drafts").statusCode()).as(role.name()).isEqualTo(403);
            assertThat(visitor.get("/drafts/" + draft.id() + "/file?path=parameters.yaml")
                            .statusCode())
                    .as(role.name())
                    .isEqualTo(403);
        }
    }
}
