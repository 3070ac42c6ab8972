package org.touchstone.casework.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.judgement.Judgement;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.check.judgement.Judgements;
import org.touchstone.check.judgement.Point;

class DifferenceTest {

    private static final Point ONE = new Point("a/b", "course", "course");
    private static final Point TWO = new Point("a/c", "course", "course");
    private static final Instant EARLIER = Instant.parse("2026-11-27T09:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-27T10:00:00Z");

    private static Judgement says(Point point, JudgementAnswer answer, String reason, String by, Instant at) {
        return new Judgement(point, answer, reason, by, at);
    }

    @Test
    void whatBothSayHoldsInTheNameOfBoth() {
        Judgements first = Judgements.of(List.of(says(ONE, JudgementAnswer.MET, "Page 3.", "Ann", LATER)));
        Judgements second = Judgements.of(List.of(says(ONE, JudgementAnswer.MET, "", "Bo", EARLIER)));
        assertThat(Difference.between(first, second, Map.of())).isEmpty();
        assertThat(Difference.settled(first, second, Judgements.NONE, Map.of()).on(ONE))
                .contains(says(ONE, JudgementAnswer.MET, "Ann: Page 3.", "Ann, Bo", LATER));
    }

    @Test
    void twoReasonsSayWhoseTheyAre() {
        Judgements first = Judgements.of(List.of(says(ONE, JudgementAnswer.NOT_MET, "Page 3.", "Ann", LATER)));
        Judgements second = Judgements.of(List.of(says(ONE, JudgementAnswer.NOT_MET, "No list.", "Bo", EARLIER)));
        assertThat(Difference.settled(first, second, Judgements.NONE, Map.of()).on(ONE))
                .contains(says(ONE, JudgementAnswer.NOT_MET, "Ann: Page 3.\nBo: No list.", "Ann, Bo", LATER));
        assertThat(Difference.settled(first, first, Judgements.NONE, Map.of()).on(ONE))
                .map(Judgement::reason)
                .contains("Page 3.");
    }

    @Test
    void whatOneConfirmsAndTheOtherLeavesAsFoundIsAgreed() {
        Judgement confirms = says(TWO, JudgementAnswer.MET, "Page 3.", "Ann", EARLIER);
        Judgements one = Judgements.of(List.of(confirms));
        Map<Point, Outcome> found = Map.of(TWO, Outcome.MET);
        assertThat(Difference.between(one, Judgements.NONE, found)).isEmpty();
        assertThat(Difference.settled(Judgements.NONE, one, Judgements.NONE, found)
                        .on(TWO))
                .contains(confirms);
        assertThat(Difference.between(one, Judgements.NONE, Map.of(TWO, Outcome.NOT_STATED)))
                .hasSize(1);
    }

    @Test
    void whatIsTakenBackIsAsIfItHadNotBeenSaid() {
        Judgement no = says(TWO, JudgementAnswer.NOT_MET, "Page 3.", "Ann", EARLIER);
        Judgement left = says(TWO, JudgementAnswer.LEFT, "", "Ann", LATER);
        assertThat(Judgements.of(List.of(no, left))).isEqualTo(Judgements.NONE);
        assertThat(Judgements.of(List.of(no, left, no)).on(TWO)).contains(no);
        JudgementStore.Said said = new JudgementStore.Said(TWO, Outcome.NOT_STATED, JudgementAnswer.LEFT, "");
        assertThat(JudgementStore.wanting(said, false)).isEmpty();
        assertThat(JudgementStore.wanting(said, true)).contains("refused.left-when-settling");
    }

    @Test
    void whereOneJudgesAndTheOtherLeavesWhatWasFoundTheyDiffer() {
        Judgements first = Judgements.of(List.of(says(TWO, JudgementAnswer.NOT_MET, "It is not so.", "Ann", EARLIER)));
        assertThat(Difference.between(first, Judgements.NONE, Map.of(TWO, Outcome.MET)))
                .extracting(Difference::point)
                .containsExactly(TWO);
        assertThat(Difference.settled(first, Judgements.NONE, Judgements.NONE, Map.of(TWO, Outcome.MET))
                        .on(TWO))
                .isEmpty();
    }

    @Test
    void whereTheyDifferALeadsWordHolds() {
        Judgements first = Judgements.of(List.of(says(ONE, JudgementAnswer.MET, "", "Ann", EARLIER)));
        Judgements second = Judgements.of(List.of(says(ONE, JudgementAnswer.NOT_MET, "No.", "Bo", EARLIER)));
        Judgement settled = says(ONE, JudgementAnswer.NOT_MET, "It is not shown.", "Lee", LATER);
        assertThat(Difference.settled(first, second, Judgements.NONE, Map.of()).on(ONE))
                .isEmpty();
        assertThat(Difference.settled(first, second, Judgements.of(List.of(settled)), Map.of())
                        .on(ONE))
                .contains(settled);
    }

    @Test
    void whoThinksAgainIsTakenAtTheirLastWord() {
        Judgements first = Judgements.of(List.of(
                says(ONE, JudgementAnswer.NOT_MET, "No.", "Ann", EARLIER),
                says(ONE, JudgementAnswer.MET, "", "Ann", LATER)));
        assertThat(first.on(ONE).map(Judgement::answer)).contains(JudgementAnswer.MET);
    }
}
