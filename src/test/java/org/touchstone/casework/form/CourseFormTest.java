package org.touchstone.casework.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.touchstone.ShippedRules;
import org.touchstone.casework.form.Field.Input;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.explanation.Explanation;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.report.Report;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;

/** The pages of the form, what is saved from them, and what happens when two people work on one course. */
@Tag("thorough")
class CourseFormTest {

    private static final String COURSE = """
            # Comments are kept until something changes.
            provider: {name: Hillside Training}
            course:
              title: Coaching conversations
              startsOn: 2026-09-08
            claims:
              - element: HC
                levels: [1, 2]
            sessions:
              - id: first
                title: First workshop
                mode: face to face
                length: PT3H
                groupSize:
                  value: 22
                  note: Two trainers.
                  evidence: {id: handbook, page: 3}
                skillsTraining: yes
                outcomes: [O1]
              - id: second
                title: Second workshop
                groupSize: 16
            outcomes:
              - {id: O1, text: Ask before telling, curriculum: [HC-L1-01, MI-L1-01]}
            evidence:
              - {id: handbook, title: Course handbook}
            """;

    private static FormPage page(CourseDraft draft, FormLink link) {
        return Drafts.form(draft).page(link).orElseThrow();
    }

    private static Field field(CourseDraft draft, FormLink link) {
        return page(draft, link.page()).field(link.question()).orElseThrow();
    }

    private static Saved save(CourseDraft draft, FormLink link, String name, String... values) {
        return Drafts.form(draft).save(link, touched(draft, link, name, values));
    }

    private static Map<String, List<String>> touched(CourseDraft draft, FormLink link, String name, String... values) {
        Map<String, List<String>> posted = new HashMap<>(page(draft, link).rendered());
        posted.put(name, List.of(values));
        return posted;
    }

    @Test
    void theChaptersHoldEverySectionInTheOrderOfTheStandards() {
        List<Chapter> chapters = Drafts.form(Drafts.read(COURSE)).chapters();

        assertThat(chapters.stream().map(Chapter::title))
                .containsExactly(
                        "About the course",
                        "Design",
                        "Delivery",
                        "Monitoring and evaluation",
                        "Sustainability",
                        "Assessment",
                        "Outcomes map",
                        "Evidence");
        assertThat(chapters.stream().flatMap(chapter -> chapter.sections().stream()))
                .containsExactlyElementsOf(Drafts.QUESTIONS.sections());
        assertThat(chapters.get(3).key()).isEqualTo("monitoring-and-evaluation");
    }

    @Test
    void aFieldShowsTheAnswerAsAPersonWouldWriteItWithItsNoteAndEvidence() {
        Field size = field(Drafts.read(COURSE), FormLink.item("sessions", 1).at("groupSize"));

        assertThat(size.input()).isEqualTo(Input.NUMBER);
        assertThat(size.value()).isEqualTo("22");
        assertThat(size.note()).isEqualTo("Two trainers.");
        assertThat(size.citations())
                .containsExactly(
                        new Field.Citing("groupSize.evidence.1", "handbook", "3", ""),
                        new Field.Citing("groupSize.evidence.2", "", "", ""));
        assertThat(size.standards()).contains("FW-DEL-01");
        assertThat(size.asked()).isTrue();
        assertThat(size.link().anchor()).isEqualTo("q-groupSize");
        assertThat(field(Drafts.read(COURSE), FormLink.section("course").at("startsOn"))
                        .value())
                .isEqualTo("8 September 2026");
    }

    @Test
    void eachQuestionIsAnsweredWithWhatFitsIt() {
        CourseDraft draft = Drafts.read(COURSE);
        FormPage session = page(draft, FormLink.item("sessions", 1));

        assertThat(session.field("length").orElseThrow().input()).isEqualTo(Input.INTERVAL);
        assertThat(session.field("length").orElseThrow().value()).isEqualTo("3 hours");
        assertThat(session.field("length").orElseThrow().hint())
                .contains("3 hours")
                .doesNotContain("PT");
        assertThat(session.field("mode").orElseThrow().input()).isEqualTo(Input.RADIOS);
        assertThat(session.field("skillsTraining").orElseThrow().options())
                .extracting(Field.Option::value, Field.Option::checked)
                .containsExactly(tuple("yes", true), tuple("no", false));
        assertThat(session.field("outcomes").orElseThrow().options())
                .containsExactly(
                        new Field.Option("O1", "Ask before telling", "", true),
                        new Field.Option("(none)", "None of these", "", false));
        assertThat(session.documents()).extracting(Field.Option::label).containsExactly("Course handbook");
    }

    @Test
    void anIdThatTheCurriculumDoesNotHaveIsAMistakeAtItsFieldAndAClaimOffersItsOwn() {
        CourseDraft draft = Drafts.read(COURSE.replace("MI-L1-01", "MI-L1-99"));

        assertThat(field(draft, FormLink.item("outcomes", 1).at("curriculum")).mistakes())
                .extracting(Mistake::what, Mistake::todo)
                .containsExactly(tuple("\"MI-L1-99\" is not in the curriculum.", "Did you mean \"MI-L1-01\"?"));
        assertThat(field(draft, FormLink.item("claims", 1).at("curriculum")).options())
                .extracting(Field.Option::value)
                .contains("HC-L1-01", "(none)")
                .allMatch(id -> id.startsWith("HC-") || id.equals("(none)"));
    }

    @Test
    void curriculumOutcomesAreThoseOfTheClaimsAndAnythingElseIsTyped() {
        CourseDraft draft = Drafts.read(COURSE);
        FormLink outcome = FormLink.item("outcomes", 1);
        Field curriculum = field(draft, outcome.at("curriculum"));

        assertThat(curriculum.options())
                .extracting(Field.Option::value)
                .contains("HC-L1-01")
                .noneMatch(id -> id.contains("-L3-"));
        assertThat(curriculum.other()).isEqualTo("MI-L1-01");

        Saved saved = save(draft, outcome, "curriculum.other", "MI-L1-01, SDM-L3-01");
        assertThat(saved.draft().text()).contains("curriculum: [HC-L1-01, MI-L1-01, SDM-L3-01]");
    }

    @Test
    void aValueThatIsNoneOfTheChoicesIsShownAndKept() {
        CourseDraft draft = Drafts.read(COURSE.replace("mode: face to face", "mode: by post"));
        Field mode = field(draft, FormLink.item("sessions", 1).at("mode"));

        assertThat(mode.options())
                .filteredOn(Field.Option::checked)
                .extracting(Field.Option::value)
                .containsExactly("by post");
        assertThat(mode.mistakes()).extracting(Mistake::what).containsExactly("\"by post\" does not answer \"mode\".");
    }

    @Test
    void aChoiceInOtherWordsIsShownAsTheChoice() {
        CourseDraft draft = Drafts.read(COURSE.replace("mode: face to face", "mode: F2F"));
        Field mode = field(draft, FormLink.item("sessions", 1).at("mode"));

        assertThat(mode.options())
                .filteredOn(Field.Option::checked)
                .extracting(Field.Option::value)
                .containsExactly("face to face");
        assertThat(mode.mistakes()).isEmpty();
    }

    @Test
    void whatIsTypedIsUnderstoodAndOnlyThatChanges() {
        CourseDraft draft = Drafts.read(COURSE);
        Saved saved = save(draft, FormLink.section("course"), "startsOn", "30/9/2026");

        assertThat(saved.draft().text()).contains("startsOn: 2026-09-30\n").doesNotContain("# Comments");
        assertThat(saved.mine())
                .extracting(AnswerChange::words)
                .containsExactly(
                        "About the course: When does it next start? Was \"8 September 2026\", is now \"30 September 2026\".");
    }

    @Test
    void anEmptiedAnswerIsLeftOutAndItsNoteIsNot() {
        CourseDraft draft = Drafts.read(COURSE);

        assertThat(save(draft, FormLink.section("course"), "startsOn", "")
                        .draft()
                        .text())
                .doesNotContain("startsOn");
        CourseDraft noteOnly =
                save(draft, FormLink.item("sessions", 1), "groupSize", "").draft();
        assertThat(noteOnly.text()).contains("note: Two trainers.");
        assertThat(field(noteOnly, FormLink.item("sessions", 1).at("groupSize")).mistakes())
                .hasSize(1);
    }

    @Test
    void tickingNothingIsAnAnswerAndNotPostingAQuestionIsNone() {
        CourseDraft draft = Drafts.read(COURSE);
        FormLink claim = FormLink.item("claims", 1);

        assertThat(save(draft, claim, "levels", "").draft().text()).doesNotContain("levels");
        assertThat(Drafts.form(draft).save(claim, Map.of()).draft()).isSameAs(draft);
        assertThat(save(draft, claim, "levels", "", "3", "1").draft().text()).contains("levels: [1, 3]");
    }

    @Test
    void aCitationIsChangedAddedAndRemoved() {
        CourseDraft draft = Drafts.read(COURSE);
        FormLink session = FormLink.item("sessions", 1);

        assertThat(save(draft, session, "groupSize.evidence.1.quote", "eleven each")
                        .draft()
                        .text())
                .contains("- id: handbook\n          page: 3\n          quote: eleven each\n");
        assertThat(save(draft, session, "title.evidence.1.document", "handbook")
                        .draft()
                        .text())
                .contains("title:\n      value: First workshop\n      evidence:\n        - id: handbook\n");
        Map<String, List<String>> posted = touched(draft, session, "groupSize.evidence.1.document", "");
        posted.put("groupSize.evidence.1.page", List.of(""));
        assertThat(Drafts.form(draft).save(session, posted).draft().at(session))
                .satisfies(item -> assertThat(Tree.get(Tree.get(item, "groupSize"), "evidence"))
                        .isNull());
    }

    @Test
    void aPageOrWordsWithoutTheirDocumentAreRefusedAtThatField() {
        CourseDraft draft = Drafts.read(COURSE);
        FormLink session = FormLink.item("sessions", 1);

        for (Saved saved : List.of(
                save(draft, session, "groupSize.evidence.1.document", ""),
                save(draft, session, "groupSize.evidence.2.quote", "eleven each"))) {
            assertThat(saved.isDone()).isFalse();
            assertThat(saved.draft()).isSameAs(draft);
            assertThat(saved.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.field()).matches("groupSize\\.evidence\\.[12]\\.document");
                assertThat(problem.text()).isEqualTo("Choose the document, or clear the page and the words.");
            });
        }
    }

    @Test
    void aCitationThatNamesNoDocumentIsToldSoAndHasSomethingToReadInItsPlace() {
        CourseDraft draft = Drafts.read(COURSE.replace("{id: handbook, page: 3}", "{page: 3, quote: eleven each}"));
        CourseForm form = Drafts.form(draft);

        assertThat(form.mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(form.words(mistake))
                        .isEqualTo("A page or words are cited here, but no document is."
                                + " Choose the document, or clear the page and the words."));
        assertThat(ReadableAnswers.of(form, link -> true).said())
                .flatExtracting(ReadableAnswers.Part::items)
                .flatExtracting(ReadableAnswers.Item::answers)
                .flatExtracting(ReadableAnswers.Answer::sources)
                .containsExactly(new ReadableAnswers.Source("a document that is not named", "3", "eleven each"));
    }

    @Test
    void jsonBecomesYamlOnlyWhenItIsChanged() {
        CourseDraft draft =
                Drafts.read("{\"course\": {\"title\": \"no\", \"startsOn\": \"2026-09-30\"}}", "course.json");

        assertThat(draft.fileName()).isEqualTo("course.json");
        Saved saved = save(draft, FormLink.section("course"), "summary", "1e3");
        assertThat(saved.draft().fileName()).isEqualTo("course.yaml");
        assertThat(saved.draft().text()).isEqualTo("""
                course:
                  title: "no"
                  summary: "1e3"
                  startsOn: 2026-09-30
                """);
    }

    @Test
    void everyMistakeLeadsToItsFieldOrPage() throws Exception {
        CourseDraft draft = Drafts.read(Files.readString(Path.of("fixtures/mistakes/many-mistakes.yaml")));

        assertThat(Drafts.form(draft).mistakes()).isNotEmpty().allSatisfy(placed -> {
            FormLink link = placed.link().orElseThrow();
            FormPage page = page(draft, link.page());
            List<Mistake> shown = link.question().isEmpty()
                    ? page.mistakes()
                    : page.field(link.question()).orElseThrow().mistakes();
            assertThat(shown).contains(placed.mistake());
        });
    }

    @Test
    void aMissingAnswerThatAFileMustHaveIsAMistakeOfItsField() {
        CourseDraft draft = Drafts.read("sessions:\n  - id: first\n    length: PT3H\n");

        assertThat(Drafts.form(draft).mistakes())
                .extracting(PlacedMistake::link)
                .containsExactlyInAnyOrder(
                        Optional.of(FormLink.section("provider").at("name")),
                        Optional.of(FormLink.section("course").at("title")),
                        Optional.of(FormLink.item("sessions", 1).at("title")));
    }

    @Test
    void aFindingStandsBesideTheAnswersItRestsOnAndThoseItWaitsFor() throws MistakesException {
        CourseDraft draft = Drafts.read(COURSE);
        Report report = Report.of(Assessor.assess(draft.submission(), ShippedRules.RULESET, ShippedRules.AS_OF));
        CourseForm form = CourseForm.of(draft, Drafts.CATALOGUE, report);

        Field size = form.page(FormLink.item("sessions", 1))
                .orElseThrow()
                .field("groupSize")
                .orElseThrow();
        assertThat(size.findings())
                .anySatisfy(explanation ->
                        assertThat(explanation.finding().outcome()).isEqualTo(Outcome.NOT_MET))
                .allSatisfy(explanation -> assertThat(FormNotes.links(explanation, Drafts.QUESTIONS))
                        .contains(size.link()));
        Field values = form.page(FormLink.section("design"))
                .orElseThrow()
                .field("values")
                .orElseThrow();
        assertThat(values.findings())
                .isNotEmpty()
                .extracting(explanation -> explanation.finding().outcome())
                .containsOnly(Outcome.NOT_STATED);
        for (Explanation explanation : report.explanations()) {
            for (FormLink link : FormNotes.links(explanation, Drafts.QUESTIONS)) {
                assertThat(form.page(link.page())).isPresent();
                assertThat(form.words(link)).isNotBlank();
            }
        }
    }

    @Test
    void theListPageShowsEachItemAndWhatRefersToIt() {
        FormPage outcomes = page(Drafts.read(COURSE), FormLink.section("outcomes"));
        FormPage documents = page(Drafts.read(COURSE), FormLink.section("evidence"));

        assertThat(outcomes.isList()).isTrue();
        assertThat(outcomes.items()).singleElement().satisfies(item -> {
            assertThat(item.label()).isEqualTo("Ask before telling");
            assertThat(item.references())
                    .containsExactly(FormLink.item("sessions", 1).at("outcomes"));
        });
        assertThat(documents.items().get(0).references())
                .containsExactly(FormLink.item("sessions", 1).at("groupSize"));
    }

    @Test
    void anItemIsAddedWithAFreshIdMovedAndRemoved() throws MistakesException {
        CourseDraft draft = Drafts.read(COURSE.replace("id: second", "id: session-3"));
        CourseDraft added = draft.add("sessions", Tree.NOTHING);

        assertThat(added.text()).contains("- id: session-4\n    title:\n");
        assertThat(page(added, FormLink.section("sessions")).items())
                .extracting(FormPage.ItemSummary::label)
                .containsExactly("First workshop", "Second workshop", "Session 3");
        CourseDraft moved = added.move("sessions", 3, 1);
        assertThat(moved.positionIn(added, "sessions", 1)).isEqualTo(3);
        assertThat(added.changesTo(moved, Drafts.CATALOGUE))
                .extracting(AnswerChange::words)
                .containsExactly("Sessions: the order was changed.");
        assertThat(moved.remove("sessions", 1).changesTo(draft, Drafts.CATALOGUE))
                .isEmpty();
        assertThat(draft.references("outcomes", 1)).hasSize(1);
        assertThat(draft.remove("outcomes", 1).changesTo(draft, Drafts.CATALOGUE))
                .extracting(AnswerChange::words)
                .containsExactlyInAnyOrder(
                        "Learning outcomes: Ask before telling was added.",
                        "Sessions: First workshop: Which of the course's learning outcomes does it teach? Now answered: \"Ask before telling\".");
        assertThat(draft.remove("outcomes", 1).mistakes()).isEmpty();
    }

    @Test
    void whatNamesAnItemThatIsTakenOutKeepsItsOtherAnswersAndItsNote() throws MistakesException {
        CourseDraft draft = Drafts.read("""
                provider: {name: Quayside}
                course: {title: Coaching}
                outcomes: [{id: a, text: Ask}, {id: b, text: Listen}]
                sessions:
                  - {id: s1, title: One, outcomes: [a, b]}
                  - {id: s2, title: Two, outcomes: {value: [a], note: in pairs}}
                  - {id: s3, title: Three, outcomes: [a]}
                evidence: [{id: d, title: Handbook}]
                reviews: [{kind: peer, by: {value: a trainer, evidence: [{id: d, page: 3}]}}]
                """);

        assertThat(draft.remove("outcomes", 1).text())
                .contains("outcomes: [b]", "note: in pairs")
                .doesNotContain("outcomes: []", "a]", "[a");
        assertThat(draft.remove("outcomes", 1).mistakes()).isEmpty();
        assertThat(draft.remove("evidence", 1).text()).contains("page: 3");
    }

    @Test
    void anAddedItemThatIsLeftBlankCountsForNothing() throws MistakesException {
        CourseDraft draft = Drafts.read(COURSE).add("reviews", Tree.NOTHING);

        assertThat(draft.mistakes()).isEmpty();
        assertThat(draft.submission().items("review")).isEmpty();
        assertThat(page(draft, FormLink.section("reviews")).items().get(0).blank())
                .isTrue();
        Saved saved = save(draft, FormLink.item("reviews", 1), "kind", "", "peer");
        assertThat(saved.draft().submission().items("review")).hasSize(1);
        assertThat(save(saved.draft(), FormLink.item("reviews", 1), "kind", "")
                        .draft()
                        .mistakes())
                .isEmpty();
    }

    @Test
    void thatThereAreNoneIsSaidAndWithdrawnOnPurpose() throws MistakesException {
        CourseDraft draft = Drafts.read(COURSE);
        CourseDraft none = draft.sayNone("reviews", true);

        assertThat(none.text()).contains("reviews: []");
        assertThat(page(none, FormLink.section("reviews")).saysNone()).isTrue();
        assertThat(draft.changesTo(none, Drafts.CATALOGUE))
                .extracting(AnswerChange::words)
                .containsExactly("Reviews of the training: it is now said that there are none.");
        assertThat(none.sayNone("reviews", false).changesTo(draft, Drafts.CATALOGUE))
                .isEmpty();
        assertThat(draft.sayNone("sessions", true)).isSameAs(draft);
        assertThat(none.add("reviews", Tree.NOTHING).remove("reviews", 1).text())
                .doesNotContain("reviews");
    }

    @Test
    void thatAListIsAllThereIsIsAnsweredBelowItAndStandsBesideItInTheFile() throws MistakesException {
        CourseDraft draft = Drafts.read(COURSE);
        FormLink list = FormLink.section("sessions");
        FormLink question = list.at("sessionsComplete");

        assertThat(field(draft, question).input()).isEqualTo(Input.RADIOS);
        assertThat(field(draft, question).values()).isEmpty();

        Saved saved = save(draft, list, "sessionsComplete", "", "yes");

        assertThat(saved.draft().text()).contains("    groupSize: 16\nsessionsComplete: yes\n\n");
        assertThat(saved.mine())
                .extracting(AnswerChange::words)
                .containsExactly("Sessions: Have you listed all the sessions? Now answered: \"yes\".");
        assertThat(saved.mine()).extracting(AnswerChange::link).containsExactly(question);
        assertThat(field(saved.draft(), question).values()).containsExactly("yes");
        assertThat(Drafts.form(saved.draft()).unknownSections()).isEmpty();
        assertThat(saved.draft().submission().course().answer("sessionsComplete"))
                .hasValueSatisfying(answer -> assertThat(answer.text()).isEqualTo("yes"));
        assertThat(save(saved.draft(), list, "sessionsComplete", "").draft().text())
                .doesNotContain("sessionsComplete");
    }

    @Test
    void aMistakeInWhetherAListIsAllThereIsLeadsToItsField() {
        CourseDraft draft = Drafts.read(COURSE + "sessionsComplete: perhaps\n");

        assertThat(Drafts.form(draft).mistakes())
                .extracting(PlacedMistake::link)
                .containsExactly(Optional.of(new FormLink("sessions", 0, "sessionsComplete")));
        assertThat(Drafts.read(COURSE + "sessionsComplete: TBC\n").mistakes()).isEmpty();
    }

    @Test
    void anEmptyListIsNotAskedWhetherItIsAllThereIs() throws MistakesException {
        CourseDraft draft = Drafts.read("sessions:\n  - {title: Workshop}\nsessionsComplete: yes\n");
        FormLink list = FormLink.section("sessions");

        CourseDraft emptied = draft.remove("sessions", 1);

        assertThat(emptied.text()).isEqualTo("{}\n");
        assertThat(page(emptied, list).fields()).isEmpty();
        assertThat(page(emptied.sayNone("sessions", true), list).fields()).isEmpty();
    }

    @Test
    void whatNoPageCanShowIsNamedAndDiscardedOnlyOnPurpose() throws MistakesException {
        CourseDraft draft = Drafts.read(COURSE + "extra: {a: 1}\ndesign: [not, answers]\nmodules: none\n");
        CourseForm form = Drafts.form(draft);

        assertThat(form.unknownSections()).containsExactly(new FormPage.Unknown("extra", "{\"a\": \"1\"}"));
        FormLink design = FormLink.section("design");
        assertThat(page(draft, design).obstacle()).contains("[\"not\", \"answers\"]");
        Saved refused = save(draft, design, "values", "We listen.");
        assertThat(refused.isDone()).isFalse();
        assertThat(refused.draft()).isSameAs(draft);
        assertThatThrownBy(() -> draft.add("modules", Tree.NOTHING)).isInstanceOf(MistakesException.class);
        CourseDraft without = draft.discard(design, "")
                .discard(FormLink.section("modules"), "")
                .discard(FormLink.section("extra"), "");
        assertThat(without.changesTo(Drafts.read(COURSE), Drafts.CATALOGUE)).isEmpty();
    }

    @Test
    void twoPeopleWhoAnswerDifferentQuestionsBothKeepTheirAnswers() {
        CourseDraft base = Drafts.read(COURSE);
        FormLink session = FormLink.item("sessions", 1);
        CourseDraft theirs = save(base, session, "length", "4 hours").draft();

        Saved saved = Drafts.form(base).merge(theirs, session, touched(base, session, "groupSize", "20"));

        assertThat(saved.isDone()).isTrue();
        assertThat(saved.draft().text()).contains("length: PT4H").contains("value: 20");
        assertThat(saved.theirs())
                .extracting(AnswerChange::words)
                .containsExactly("Sessions: First workshop: How long is it? Was \"3 hours\", is now \"4 hours\".");
        assertThat(saved.mine())
                .extracting(AnswerChange::words)
                .containsExactly(
                        "Sessions: First workshop: How many people take part at most? Was \"22\", is now \"20\".");
    }

    @Test
    void twoPeopleWhoAnswerOneQuestionAreToldAndMineStaysInItsField() {
        CourseDraft base = Drafts.read(COURSE);
        FormLink session = FormLink.item("sessions", 1);
        CourseDraft theirs = save(base, session, "groupSize", "18").draft();
        Map<String, List<String>> mine = touched(base, session, "groupSize", "20");

        Saved saved = Drafts.form(base).merge(theirs, session, mine);

        assertThat(saved.draft()).isSameAs(theirs);
        assertThat(saved.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.link()).isEqualTo(session.at("groupSize"));
            assertThat(conflict.before()).isEqualTo("22 (note: Two trainers.) (shown in Course handbook, page 3)");
            assertThat(conflict.theirs()).startsWith("18 ");
            assertThat(conflict.mine()).startsWith("20 ");
        });
        FormPage again = Drafts.form(theirs).page(saved.link(), mine).orElseThrow();
        assertThat(again.field("groupSize").orElseThrow().value()).isEqualTo("20");
        assertThat(Drafts.form(theirs).save(saved.link(), mine).draft().text()).contains("value: 20");
    }

    @Test
    void whatBothAnsweredAlikeIsKeptToTheLetter() {
        CourseDraft base = Drafts.read(COURSE);
        CourseDraft theirs = Drafts.read(COURSE.replace("groupSize: 16", "groupSize: 15"));
        FormLink second = FormLink.item("sessions", 2);

        Saved saved = Drafts.form(base).merge(theirs, second, touched(base, second, "groupSize", "15"));

        assertThat(saved.isDone()).isTrue();
        assertThat(saved.draft()).isSameAs(theirs);
    }

    @Test
    void anotherSessionAddedOrRemovedDoesNotMisdirectAnEdit() throws MistakesException {
        CourseDraft base = Drafts.read(COURSE);
        FormLink second = FormLink.item("sessions", 2);
        Map<String, List<String>> mine = touched(base, second, "groupSize", "15");

        Saved before = Drafts.form(base).merge(base.remove("sessions", 1), second, mine);
        assertThat(before.link()).isEqualTo(FormLink.item("sessions", 1));
        assertThat(field(before.draft(), before.link().at("groupSize")).value()).isEqualTo("15");

        Saved after = Drafts.form(base).merge(base.add("sessions", Tree.NOTHING).move("sessions", 3, 1), second, mine);
        assertThat(after.link()).isEqualTo(FormLink.item("sessions", 3));
        assertThat(field(after.draft(), after.link().at("id")).value()).isEqualTo("second");

        Saved gone = Drafts.form(base).merge(base.remove("sessions", 2), second, mine);
        assertThat(gone.conflicts())
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.gone()).isTrue());
        assertThat(gone.theirs())
                .extracting(AnswerChange::words)
                .containsExactly("Sessions: Second workshop was removed.");
    }

    @Test
    void itemsWithoutIdsAreKnownByWhatTheySay() throws MistakesException {
        CourseDraft base = Drafts.read("""
                changes:
                  - {what: Shorter videos, because: Too long}
                  - {what: More practice, because: Too little}
                """);
        FormLink second = FormLink.item("changes", 2);
        Map<String, List<String>> mine = touched(base, second, "madeOn", "1 May 2026");

        Saved saved = Drafts.form(base).merge(base.remove("changes", 1), second, mine);

        assertThat(saved.draft().text()).isEqualTo("""
                changes:
                  - what: More practice
                    because: Too little
                    madeOn: 2026-05-01
                """);
    }

    @Test
    void aTextThatIsFarTooLongIsRefusedWithAMessage() {
        CourseDraft draft = Drafts.read(COURSE);

        Saved field = save(draft, FormLink.section("course"), "summary", "x".repeat(100_001));
        assertThat(field.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.link().question()).isEqualTo("summary"));
        Map<String, List<String>> posted = new HashMap<>();
        page(draft, FormLink.section("design"))
                .fields()
                .forEach(each -> posted.put(each.name(), List.of("é".repeat(60_000))));
        Saved whole = Drafts.form(draft).save(FormLink.section("design"), posted);
        assertThat(whole.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains("1 MB"));
        assertThat(whole.draft()).isSameAs(draft);
    }

    @Test
    void controlCharactersAreDroppedAndLineEndsAreThoseOfFiles() {
        Saved saved =
                save(Drafts.read(COURSE), FormLink.section("course"), "summary", "one\r\ntwo\u0000\u0007 three\ud800");

        assertThat(field(saved.draft(), FormLink.section("course").at("summary"))
                        .value())
                .isEqualTo("one\ntwo three\uFFFD");
        assertThat(Posted.clean("one\u000btwo\u2028three\u0085four\u00a0five\rsix"))
                .isEqualTo("one\ntwo\nthree\nfour five\nsix");
        assertThat(saved.draft().text()).contains("summary: |-\n    one\n    two three\uFFFD\n");
    }

    @Test
    void aDraftCanBeginWithNothing() throws MistakesException {
        CourseDraft blank = CourseDraft.blank("course.yaml", Drafts.QUESTIONS);
        CourseDraft again = Drafts.read(blank.text());

        assertThat(again.text()).isEqualTo(blank.text());
        Saved saved = save(again, FormLink.section("course"), "title", "Coaching");
        assertThat(saved.draft().text()).isEqualTo("course:\n  title: Coaching\n");
    }

    @Test
    void progressCountsWhatTheClaimsAskFor() {
        CourseForm form = Drafts.form(Drafts.read(COURSE));
        Section claims = Drafts.QUESTIONS.section("claims").orElseThrow();
        Progress progress = form.progress().of(claims);

        assertThat(progress.answered()).isZero();
        assertThat(progress.asked()).isGreaterThan(10);
        assertThat(progress.mistakes()).isZero();
        assertThat(progress.state()).isEqualTo(Progress.State.NOT_STARTED);
        assertThat(form.progress().of(FormLink.section("course")).state()).isEqualTo(Progress.State.STARTED);
    }

    @ParameterizedTest
    @MethodSource("org.touchstone.check.submission.UnsaidTest#nothings")
    void whatSaysNothingIsNoAnswerInTheFormEither(String nothing) throws MistakesException {
        CourseDraft draft = save(
                        Drafts.read(COURSE).add("measures", Tree.NOTHING),
                        FormLink.item("measures", 1),
                        "name",
                        nothing)
                .draft();

        assertThat(draft.mistakes()).isEmpty();
        assertThat(draft.submission().items("measure")).isEmpty();
        assertThat(page(draft, FormLink.section("measures")).items())
                .extracting(FormPage.ItemSummary::label, FormPage.ItemSummary::blank)
                .containsExactly(tuple("Measure 1", true));
        for (Section section : Drafts.QUESTIONS.sections()) {
            for (Question question : section.questions()) {
                FormLink link = FormLink.section(section.key());
                if (!section.list() && !question.must()) {
                    CourseDraft said =
                            save(draft, link, question.key(), nothing).draft();
                    assertThat(said.mistakes()).as(question.name()).isEmpty();
                    assertThat(said.submission().course().answers())
                            .as(question.name())
                            .extracting(answer -> answer.question().key())
                            .containsAnyOf("name", "title", "startsOn")
                            .doesNotContain(question.key());
                }
            }
        }
    }

    @Test
    void aStopgapStaysInItsFieldAndCountsAsUnanswered() {
        CourseDraft before = Drafts.read(COURSE);
        Section design = Drafts.QUESTIONS.section("design").orElseThrow();
        CourseDraft draft = save(before, FormLink.section("design"), "values", "TBC \u2013 see handbook")
                .draft();

        assertThat(field(draft, FormLink.section("design").at("values")).value())
                .isEqualTo("TBC \u2013 see handbook");
        assertThat(Drafts.form(draft).progress().of(design))
                .isEqualTo(Drafts.form(before).progress().of(design));
    }

    @Test
    void aNameThatMustBeThereIsAMistakeOfItsFieldWhereItSaysNothing() throws MistakesException {
        FormLink measure = FormLink.item("measures", 1);
        CourseDraft kind = save(Drafts.read(COURSE).add("measures", Tree.NOTHING), measure, "kind", "experience")
                .draft();

        assertThat(field(save(kind, measure, "name", "N/A").draft(), measure.at("name"))
                        .mistakes())
                .extracting(Mistake::what)
                .containsExactly("\"name\" is missing in \"measures\": \"N/A\" says nothing yet.");
    }

    @Test
    void aStopgapThatStandsForASectionOrAnItemIsInNobodysWay() throws MistakesException {
        CourseDraft draft = Drafts.read(COURSE + "design: tbc\nmeasures: [N/A]\nreviews: n/a\n");

        assertThat(draft.mistakes()).isEmpty();
        assertThat(page(draft, FormLink.section("design")).obstacle()).isEmpty();
        assertThat(page(draft, FormLink.section("reviews")).saysNone()).isFalse();
        assertThat(page(draft, FormLink.item("measures", 1)).obstacle()).isEmpty();
        assertThat(draft.add("reviews", Tree.NOTHING).mistakes()).isEmpty();
        assertThat(draft.sayNone("measures", true).submission().lists()).containsKey("measure");
        assertThat(save(draft, FormLink.section("design"), "values", "We listen.")
                        .draft()
                        .text())
                .contains("values: We listen.");
    }

    @Test
    void whatLooksTheSameIsTheSameOption() {
        CourseDraft draft = Drafts.read(COURSE.replace("mode: face to face", "mode: \"face\u00a0to face\"")
                .replace("outcomes: [O1]", "outcomes: [\uff2f1]")
                .replace("HC-L1-01, MI-L1-01", "hc\u2011l1\u201101"));

        assertThat(draft.mistakes()).isEmpty();
        FormPage session = page(draft, FormLink.item("sessions", 1));
        assertThat(session.field("mode").orElseThrow().value()).isEqualTo("face to face");
        assertThat(session.field("outcomes").orElseThrow().options())
                .extracting(Field.Option::value, Field.Option::checked)
                .containsExactly(tuple("O1", true), tuple("(none)", false));
        assertThat(field(draft, FormLink.item("outcomes", 1).at("curriculum")).options())
                .filteredOn(Field.Option::checked)
                .extracting(Field.Option::value)
                .containsExactly("HC-L1-01");
        assertThat(page(draft, FormLink.section("outcomes")).items().get(0).references())
                .hasSize(1);
    }

    @Test
    void aFileOfAnyEncodingThatIsReadIsKeptAsText() throws MistakesException {
        String text = COURSE.replace("Hillside", "C\u00f4te \u2013 Hillside");

        assertThat(CourseDraft.of(text.getBytes(Charset.forName("windows-1252")), "course.yaml", Drafts.QUESTIONS)
                        .text())
                .isEqualTo(text);
        assertThat(CourseDraft.of(
                                ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE), "course.yaml", Drafts.QUESTIONS)
                        .text())
                .isEqualTo(text);
    }

    @Test
    void whatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> CourseDraft.of("- a list", "course.yaml", Drafts.QUESTIONS))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("names of its sections");
        assertThatThrownBy(() -> CourseDraft.of("\0".getBytes(StandardCharsets.UTF_8), "course.yaml", Drafts.QUESTIONS))
                .isInstanceOf(MistakesException.class);
    }
}
