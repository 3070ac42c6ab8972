package org.touchstone.casework.courses;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.touchstone.ShippedRules;
import org.touchstone.casework.form.AnswerChange;
import org.touchstone.casework.form.CourseDraft;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.report.JsonReport;
import org.touchstone.check.report.Report;

/** Why results of a real course come out otherwise: only by what is said otherwise. */
class ChangesByAnswersTest {

    private static final Catalogue CATALOGUE = ShippedRules.RULESET.catalogue();

    private static String complete() throws Exception {
        return Files.readString(Path.of("rules/examples/complete-course.yaml"));
    }

    private static byte[] report(String text) throws Exception {
        return JsonReport.bytes(Report.of(ShippedRules.assess(text)));
    }

    private static List<AnswerChange> answers(String before, String after) throws Exception {
        return CourseDraft.of(before, "course.yaml", CATALOGUE.questions())
                .changesTo(CourseDraft.of(after, "course.yaml", CATALOGUE.questions()), CATALOGUE);
    }

    private static List<Changes.Change> changes(String before, String after) throws Exception {
        return Changes.between(report(before), report(after))
                .causedBy(answers(before, after), CATALOGUE.questions())
                .changes();
    }

    /** The answers that are named as causes, by their questions. */
    private static List<String> asked(String before, String after) throws Exception {
        List<AnswerChange> answers = answers(before, after);
        return changes(before, after).stream()
                .flatMap(change -> change.why().stream())
                .flatMap(cause -> cause.answers(answers, CATALOGUE.questions()).stream())
                .map(AnswerChange::ask)
                .distinct()
                .toList();
    }

    @Test
    void anAnswerThatIsAsItWasIsNoCause() throws Exception {
        String before = complete()
                .replaceFirst("groupSizeLeast: 12\n    groupSize: 16", "groupSizeLeast: 10\n    groupSize: 14");
        String after = before.replace("groupSizeLeast: 10", "groupSizeLeast: 12");
        assertThat(before).contains("groupSizeLeast: 10");
        assertThat(changes(before, after)).isNotEmpty();
        assertThat(asked(before, after)).containsExactly("How many people take part at least?");
    }

    @Test
    void whereOnlySessionsAreRenamedNothingThatAProgramSettlesIsAnother() throws Exception {
        String before = complete();
        String after = before.replace("title: Workshop ", "title: Another name of workshop ");
        assertThat(answers(before, after)).isNotEmpty();
        List<AnswerChange> answers = answers(before, after);
        assertThat(changes(before, after).stream().filter(each -> !each.staysMet()))
                .as("what a person judges by the words, with the names among them")
                .allSatisfy(change -> {
                    assertThat(change.sameOutcome()).isTrue();
                    assertThat(change.after().orElseThrow().outcome()).isEqualTo("NEEDS_JUDGEMENT");
                    assertThat(change.why())
                            .flatExtracting(cause -> cause.answers(answers, CATALOGUE.questions()))
                            .isNotEmpty();
                });
    }

    @Test
    void aChoiceThatIsTakenOutIsNamedWithTheWholeAnswer() throws Exception {
        String before = complete();
        String after = before.replaceFirst("(methods: \\[)([a-z -]+), ", "$1");
        assertThat(answers(before, after)).singleElement().satisfies(answer -> {
            assertThat(answer.from()).contains(", ");
            assertThat(answer.to()).isNotEmpty();
        });
        List<AnswerChange> answers = answers(before, after);
        assertThat(changes(before, after))
                .flatExtracting(Changes.Change::why)
                .allSatisfy(cause -> assertThat(cause.answers(answers, CATALOGUE.questions()))
                        .isEqualTo(answers));
    }
}
