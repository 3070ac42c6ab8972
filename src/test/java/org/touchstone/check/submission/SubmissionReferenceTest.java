package org.touchstone.check.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.touchstone.Approved;
import org.touchstone.ShippedRules;
import org.touchstone.check.located.MistakesException;

/** The reference page of the submission file. */
class SubmissionReferenceTest {

    private static final Questions QUESTIONS = ShippedRules.RULESET.catalogue().questions();

    @Test
    void thePublishedPageIsUpToDate() {
        Approved.verify(Path.of("src/docs/submission.md"), SubmissionReference.write(QUESTIONS));
    }

    @Test
    void theExampleOnThePageCanBeRead() throws MistakesException {
        byte[] example = SubmissionReference.example().getBytes(StandardCharsets.UTF_8);

        Submission submission = SubmissionReader.read(example, "example.yaml", QUESTIONS);

        assertThat(submission.items("session")).hasSize(2);
    }

    @Test
    void everyQuestionAndEveryKindOfAnswerIsOnThePage() {
        String page = SubmissionReference.write(QUESTIONS);

        assertThat(page).doesNotContain("{sections}", "{example}");
        AnswerKind.WORDS.forEach(kind -> assertThat(page).contains("\n| " + kind + " | "));
        for (Section section : QUESTIONS.sections()) {
            assertThat(page).contains("`" + section.key() + "`");
            section.questions().forEach(question -> assertThat(page).contains("| `" + question.key() + "` |"));
        }
    }
}
