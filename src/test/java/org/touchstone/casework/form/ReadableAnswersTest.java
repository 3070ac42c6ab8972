package org.touchstone.casework.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.touchstone.check.located.Node;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;

/** All that is said of a course, to be read by people. */
class ReadableAnswersTest {

    private static ReadableAnswers complete() throws Exception {
        return ReadableAnswers.of(
                Drafts.form(Drafts.read(Files.readString(Path.of("rules/examples/complete-course.yaml")))),
                link -> true);
    }

    private static ReadableAnswers of(String text) {
        return ReadableAnswers.of(Drafts.form(Drafts.read(text)), link -> !link.endsWith("0b"));
    }

    private static Stream<ReadableAnswers.Answer> all(ReadableAnswers answers) {
        return answers.said().stream()
                .flatMap(part -> Stream.concat(
                        part.says().stream(), part.items().stream().flatMap(item -> item.answers().stream())));
    }

    private static List<String> of(ReadableAnswers answers, String question) {
        return all(answers)
                .filter(answer -> answer.question().equals(question))
                .flatMap(answer -> answer.values().stream())
                .distinct()
                .toList();
    }

    @Test
    void aQuestionStandsInItsWordsWithItsAnswerInPlainWords() throws Exception {
        ReadableAnswers answers = complete();
        assertThat(of(answers, "In which language is it taught?")).containsExactly("English");
        assertThat(of(answers, "When does it next start?")).containsExactly("1 September 2026");
        assertThat(of(answers, "How much time with a teacher or facilitator does one learner have in all?"))
                .containsExactly("18 hours");
        assertThat(of(answers, "How do learners take part?")).contains("Face to face");
        assertThat(all(answers)
                        .filter(answer -> answer.question().equals("Who answers for the quality of teaching?"))
                        .flatMap(answer -> answer.sources().stream()))
                .containsExactly(new ReadableAnswers.Source("Quality policy", "3", "twice a year"));
    }

    @Test
    void whatIsListedStandsUnderItsTitleAndIsReferredToByIt() throws Exception {
        ReadableAnswers answers = complete();
        assertThat(answers.said().stream()
                        .filter(part -> part.link().section().equals("claims"))
                        .flatMap(part -> part.items().stream())
                        .map(ReadableAnswers.Item::title))
                .containsExactly("Health coaching", "Shared decision-making");
        Set<String> made = made(Drafts.read(Files.readString(Path.of("rules/examples/complete-course.yaml"))));
        assertThat(made).hasSizeGreaterThan(20);
        assertThat(all(answers).flatMap(answer -> answer.values().stream())).doesNotContainAnyElementsOf(made);
        assertThat(all(answers).flatMap(answer -> answer.sources().stream()).map(ReadableAnswers.Source::document))
                .doesNotContainAnyElementsOf(made);
    }

    /** The ids that stand in a file for no person to read. */
    private static Set<String> made(CourseDraft draft) {
        Set<String> made = new HashSet<>(Set.of("HC", "SDM"));
        for (Section section : Drafts.QUESTIONS.sections()) {
            for (Question question : section.questions()) {
                if (question.answers() == AnswerKind.ID) {
                    draft.said(section).stream()
                            .map(item -> Tree.get(item, question.key()))
                            .filter(Node.Scalar.class::isInstance)
                            .forEach(id -> made.add(Tree.shown(id)));
                }
            }
        }
        return made;
    }

    @Test
    void everyAnswerOfAFileIsThere() throws Exception {
        CourseDraft draft = Drafts.read(Files.readString(Path.of("rules/examples/complete-course.yaml")));
        int said = 0;
        for (Section section : Drafts.QUESTIONS.sections()) {
            for (FormLink page : Drafts.form(draft).progress().pages(section)) {
                for (Question question : section.questions()) {
                    boolean heading = section.list()
                            && (question.names()
                                    || (section.kind().equals("element")
                                            && question.key().equals("element")));
                    said += !heading && Tree.get(draft.said(page), question.key()) != null ? 1 : 0;
                }
            }
            said += section.complete()
                            .filter(question ->
                                    Tree.get(draft.saidAnswers(FormLink.section(section.key())), question.key())
                                            != null)
                            .isPresent()
                    ? 1
                    : 0;
        }
        long lists = complete().said().stream()
                .flatMap(part -> part.says().stream())
                .filter(says -> says.values().isEmpty())
                .count();
        assertThat(all(complete()).count()).isEqualTo(said + lists).isGreaterThan(300);
    }

    @Test
    void whatIsAskedAndNotAnsweredIsListedBySectionAndItem() {
        ReadableAnswers answers = of("""
                provider: {name: Quayside}
                course: {title: Coaching}
                claims: [{element: HC, levels: [1]}]
                sessions:
                  - {title: Morning, groupSize: 14}
                  - {title: Evening}
                """);
        ReadableAnswers.Part sessions = answers.unsaid().stream()
                .filter(part -> part.link().section().equals("sessions"))
                .findFirst()
                .orElseThrow();
        assertThat(sessions.unsaid())
                .contains(new ReadableAnswers.Unsaid(
                        FormLink.item("sessions", 2).at("groupSize"),
                        "How many people take part at most?",
                        List.of("Evening")));
        assertThat(sessions.progress()).isEqualTo(progress("sessions", answers));
        assertThat(answers.unsaid().stream()
                        .filter(part -> part.link().section().equals("outcomes"))
                        .flatMap(part -> part.unsaid().stream())
                        .map(ReadableAnswers.Unsaid::question))
                .containsExactly("Nothing is listed here yet.");
    }

    private static Progress progress(String section, ReadableAnswers answers) {
        ReadableAnswers.Part part = answers.parts().stream()
                .filter(each -> each.link().section().equals(section))
                .findFirst()
                .orElseThrow();
        int open = part.unsaid().stream()
                .mapToInt(one -> Math.max(1, one.items().size()))
                .sum();
        return new Progress(part.progress().asked(), part.progress().asked() - open, 0, Progress.State.STARTED);
    }

    @Test
    void aRefusalBeginsLikeASentenceAndADocumentThatIsKeptHasNoAddress() {
        ReadableAnswers answers = of("provider: {name: Quayside, qualityAssurance: no}\ncourse: {title: Coaching}\n"
                + "evidence: [{id: handbook, title: Handbook, link: 'sha256:" + "0a".repeat(32) + "'},"
                + " {title: Policy, link: 'sha256:" + "0b".repeat(32) + "'}]\n");
        assertThat(of(answers, "How do you check and improve the quality of this course?"))
                .containsExactly("No");
        assertThat(of(answers, "Where is it?"))
                .containsExactly(
                        "The service keeps it.", "The service does not keep it: it was taken off, or never uploaded.");
    }

    @Test
    void thatThereAreNoneIsSaid() {
        ReadableAnswers answers = of("provider: {name: Quayside}\ncourse: {title: Coaching}\nsessions: []\n");
        assertThat(answers.said().stream()
                        .filter(part -> part.link().section().equals("sessions"))
                        .flatMap(part -> part.says().stream())
                        .map(ReadableAnswers.Answer::question))
                .containsExactly("It is said that there are none.");
    }

    @Test
    void aChangeNamesThingsByTheirTitles() {
        CourseDraft before = Drafts.read("provider: {name: Quayside}\ncourse: {title: Coaching}\n");
        CourseDraft after = Drafts.read("""
                provider: {name: Harbour}
                course: {title: Coaching}
                claims: [{element: HC, levels: [1]}]
                outcomes: [{id: o1, text: Set goals}]
                sessions: [{id: s1, title: Morning, outcomes: [o1]}]
                """);
        assertThat(before.changesTo(after, Drafts.CATALOGUE))
                .extracting(AnswerChange::words)
                .anySatisfy(words -> assertThat(words).endsWith(": Health coaching was added."))
                .contains("About you: What is your organisation called? Was \"Quayside\", is now \"Harbour\".");
        CourseDraft more = Drafts.read(after.text() + "outcomesComplete: yes\n");
        assertThat(after.changesTo(more, Drafts.CATALOGUE)).hasSize(1);
        CourseDraft without = Drafts.read(after.text().replace(", outcomes: [o1]", ""));
        assertThat(after.changesTo(without, Drafts.CATALOGUE)).singleElement().satisfies(change -> {
            assertThat(change.from()).isEqualTo("Set goals");
            assertThat(change.to()).isEmpty();
            assertThat(change.ask())
                    .isEqualTo(Drafts.QUESTIONS
                            .section("sessions")
                            .orElseThrow()
                            .question("outcomes")
                            .orElseThrow()
                            .ask());
        });
    }
}
