package org.touchstone.check.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.located.MistakesException;

/** The same is the same, however its spaces, hyphens and letters are encoded. */
class SameTest {

    private static Submission read(String more) {
        String text = "provider: {name: A}\ncourse: {title: B}\n" + more;
        try {
            return SubmissionReader.read(
                    text.getBytes(StandardCharsets.UTF_8),
                    "course.yaml",
                    ShippedRules.RULESET.catalogue().questions());
        } catch (MistakesException e) {
            throw new AssertionError(e.getMessage() + "\n" + text, e);
        }
    }

    private static List<String> answers(Submission submission, String kind, String key) {
        return submission.items(kind).stream()
                .flatMap(item -> item.answers(key).stream())
                .map(Answer::text)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u202f", "\u2009", "\u3000", "\u200b", "\u2060", "\u00ad", "\ufeff"})
    void anOddSpaceAroundAnAnswerIsNoPartOfIt(String space) {
        Submission submission = read("""
                monitoring: {starters: "_16_", peerReview: "_Yes_", embeddingCheckAfter: "_P3M_"}
                sessions:
                  - {id: "_s1_", title: "_Practice_", date: "_2026-09-30_", mode: "_remote_", methods: ["_lecture"]}
                claims: [{element: "_HC", levels: ["_2_"], rightToChoose: "_no_"}]
                """.replace("_", space));

        assertThat(submission.course().answers()).extracting(Answer::text).contains("16", "yes", "P3M");
        assertThat(submission.items("session").get(0).answers())
                .extracting(Answer::text)
                .containsExactly("s1", "Practice", "remote", "2026-09-30", "lecture");
        assertThat(submission.items("element").get(0).answers())
                .extracting(Answer::text)
                .containsExactly("HC", "2", "no");
    }

    @Test
    void anOddSpaceOrHyphenWithinAnAnswerIsAPlainOne() {
        Submission submission = read("""
                sessions:
                  - {id: s\u20111, title: A, date: 2026\u201009\u201130, mode: face\u00a0to\u2009face, stage: follow\u2011up,
                     methods: [role\u202fplay, small\u2011group  work, e\u2010learning]}
                """);

        assertThat(submission.items("session").get(0).answers())
                .extracting(Answer::text)
                .containsExactly(
                        "s-1",
                        "A",
                        "follow-up",
                        "face to face",
                        "2026-09-30",
                        "role play",
                        "small-group work",
                        "e-learning");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hc-l1-01",
                "HC\u2011L1\u201101",
                "HC\u2013L1\u201301",
                "HC - L1 - 01",
                "HC L1 01",
                "HC\u00a0L1\u00a001",
                "\uff28\uff23-L1-01",
                "HC\u2212L1\u221201",
                "HC_L1_01",
                "HC-\u00adL1-01"
            })
    void anIdOfTheCurriculumIsReadAsMeant(String id) {
        Submission submission = read("outcomes: [{id: o, text: T, curriculum: [\"" + id + "\"]}]");

        assertThat(answers(submission, "outcome", "curriculum")).containsExactly("HC-L1-01");
    }

    @Test
    void aReferenceLeadsToWhatLooksTheSame() {
        Submission submission = read("""
                facilitators:
                  - {name: "Zo\u00eb Bront\u00eb"}
                  - {id: lead\u2011trainer, name: Lead}
                sessions:
                  - {title: A, facilitators: ["Zoe\u0308\u00a0Bronte\u0308", lead-trainer]}
                design: {values: {value: We do., evidence: hand\u2010book}}
                evidence: [{id: hand-book, title: D}]
                """);

        assertThat(answers(submission, "session", "facilitators"))
                .containsExactly("Zo\u00eb Bront\u00eb", "lead-trainer");
        assertThat(submission.items("facilitator"))
                .extracting(Item::id)
                .containsExactly("Zo\u00eb Bront\u00eb", "lead-trainer");
        assertThat(submission.course().answer("values").orElseThrow().evidence())
                .extracting(Citation::document)
                .containsExactly("hand-book");
    }

    @Test
    void proseIsKeptToTheLetterButForItsSpaces() {
        assertThat(read("design: {values: \"\u00a0Well\u2011being \u2013 for 16\u00a0people.\u200b\"}")
                        .course()
                        .answer("values")
                        .orElseThrow()
                        .text())
                .isEqualTo("Well\u2011being \u2013 for 16 people.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\v", "\\N", "\\u2028", "\\u2029", "\\f", "\\r", "\\r\\n", "\\n"})
    void aLineBreakOfAnyKindKeepsWordsApart(String lineBreak) {
        assertThat(read("design: {values: \"one" + lineBreak + "two\"}")
                        .course()
                        .answer("values")
                        .orElseThrow()
                        .text())
                .isEqualTo("one\ntwo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u000b", "\u000c", "\u0085", "\u2028", "\u2029"})
    void aLineBreakOfAWordProcessorInAFileKeepsWordsApart(String lineBreak) {
        assertThat(read("design:\n  values: one" + lineBreak + "two\n")
                        .course()
                        .answer("values")
                        .orElseThrow()
                        .text())
                .isEqualTo("one two");
    }
}
