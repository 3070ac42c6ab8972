package org.touchstone.check.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.Place;

/** Refusals and postponements are pointed out, plain answers are left alone. */
class ReluctanceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No!",
                "no",
                "NO.",
                "Nope",
                "No, not at present",
                "No \u2013 we have never done so.",
                "We do not train new trainers.",
                "Not yet.",
                "None at present.",
                "None.",
                "It is not recorded anywhere.",
                "No, we use live video workshops instead.",
                "No further funding has been secured.",
                "No champions have been identified.",
                "No plans for this",
                "It rarely does",
                "too early to say",
                "Depends on ICB",
                "will depend on practice",
                "It varies.",
                "Nobody yet",
                "No one.",
                "Never.",
                "Nothing has been agreed so far.",
                "We don't do this.",
                "We don\u2019t share data.",
                "We currently do not ask for feedback.",
                "We have no local champions.",
                "There is no supervision note.",
                "There are none.",
                "There isn't one.",
                "They are not trained.",
                "This will be agreed soon.",
                "A plan will be written in due course.",
                "Funding has not been secured.",
                "Feedback is not sought.",
                "Currently not.",
                "Currently, we do not.",
                "At present none.",
                "At the moment there is no such group.",
                "We no longer offer it.",
                "We have yet to find them.",
                "Yet to be decided.",
                "To be agreed with the trust.",
                "Still to come",
                "In development.",
                "It is in development",
                "Under discussion with the network.",
                "Being planned",
                "Planned.",
                "Planned for 2027",
                "We hope to train some.",
                "We are planning to train trainers next year.",
                "We would like to do this.",
                "We are working on it.",
                "Not applicable to us",
                "Unfortunately not.",
                "Supervision notes: not at present.",
                "Will follow",
                "Will follow.",
                "Details will follow",
                "It will follow shortly",
                "We used to.",
                "We used to train trainers, before the contract ended.",
                "There used to be a network",
                "Nobody as such",
                "Nothing special",
                "Vacant",
                "Abandoned.",
                "Zero",
                "Rarely",
                "We stopped these in 2024.",
                "That is up to them",
                "Up to the learner",
                "We would love to but have no budget.",
                "Awaiting approval",
                "No guidance",
                "No particular group",
                "No particular group; all are welcome.",
                "Retired in 2009",
                "Closed.",
                "  \"No\"",
                "\u00a0No, thank you",
                "\uff2e\uff4f\uff0e",
            })
    void wordsThatMaySayNoArePointedOut(String words) {
        assertThat(Reluctance.isHeardIn(words)).as(words).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes",
                "We do this in the way described on page 4.",
                "Each learner records two conversations.",
                "Not only in the workshops but also at work.",
                "No one is asked to speak about themselves.",
                "Not-for-profit networks of trainers and the local authority",
                "No learner goes on without having passed both.",
                "No group is larger than twelve people, so that everybody can practise.",
                "Nobody is asked to speak of something that they would rather keep to themselves.",
                "None of the cases is real; each was written with patients from the local group.",
                "Nottingham's personalised care network",
                "Norma, the lead trainer, finds them through the network of practice nurses.",
                "Nothing leaves the room: that is agreed at the start of each session.",
                "Never events and near misses are discussed as examples in the second session.",
                "Planned with patients in March; the plan was open to all for comments.",
                "Planned in advance by the faculty, and published on our website.",
                "Learners who have not done the e-learning are called by their tutor before the day.",
                "We aim to give each learner three hours of practice.",
                "In small groups of four, with a facilitator",
                "Underlying values are named in session 1.",
                "Notes of supervision are kept in the portfolio.",
                "Nine hours of teaching, of which four are practice.",
                "Learners are signed off by two assessors; a learner who is not ready gets another date.",
                "To bring people together, the network meets four times a year.",
                "Recordings are used to give feedback.",
                "Will is our lead trainer.",
                "Up to twelve learners at a time, in threes.",
                "Zero-tolerance of disrespect is agreed at the start.",
                "Rarely used models are left to the second day.",
                "Learners will follow the pathway of one patient.",
                "No later than two weeks before",
                "No wrong door",
                "Retired GP who still sees patients twice a week",
                "They are used to working in small groups.",
                "",
                "\u0442\u0430\u043a",
            })
    void plainAnswersAreLeftAlone(String words) {
        assertThat(Reluctance.isHeardIn(words)).as(words).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "See attached",
                "see attached.",
                "Please see attached file",
                "(see attached)",
                "As per handbook",
                "As per the course handbook, section 4",
                "Per our policy.",
                "Please refer to the appendix.",
                "See page 12 of the handbook",
                "See our website",
                "As set out in the prospectus.",
                "Attached.",
                "Enclosed",
                "Full details on our website",
                "More information in the handbook.",
                "Available on request",
            })
    void wordsThatSendTheReaderElsewhereArePointedOut(String words) {
        assertThat(Reluctance.pointsElsewhere(words)).as(words).isTrue();
        assertThat(Reluctance.isHeardIn(words)).as(words).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Learners see each other's recordings.",
                "See one, do one, teach one",
                "As per the handbook, in triads: one speaks, one coaches, one observes, and then they change places.",
                "Per workshop, three hours",
                "Information on dates and cost is sent to everybody who books a place, and stands on our website.",
                "The handbook names the levels.",
                "Attached to each team is a mentor.",
                "",
            })
    void wordsThatSayItThemselvesAreLeftAlone(String words) {
        assertThat(Reluctance.pointsElsewhere(words)).as(words).isFalse();
    }

    @Test
    void ofTheCompleteCoursesOnlyAnAnswerThatIsARefusalIsPointedOut() {
        List<String> heard = new ArrayList<>();
        for (String course : List.of("complete-course", "every-element")) {
            words(ShippedRules.course(course)).stream()
                    .filter(Reluctance::isHeardIn)
                    .forEach(heard::add);
        }
        heard.removeIf(word -> word.equals("no"));

        assertThat(heard).allMatch(word -> word.startsWith("None is asked for"));
    }

    private static List<String> words(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return List.of(scalar.text());
        }
        List<String> words = new ArrayList<>();
        if (node instanceof Node.Items items) {
            items.items().forEach(item -> words.addAll(words(item)));
        } else if (node instanceof Node.Entries entries) {
            entries.entries().values().forEach(value -> words.addAll(words(value)));
        }
        return words;
    }

    @Test
    void theHintSaysWhatCanBeAnsweredInstead() {
        assertThat(hint("course.champions", "No!", false))
                .contains(
                        "These words may say that you do not do this. If so, answer no. If it is not decided yet, leave it"
                                + " out.");
        assertThat(hint("review.by", "Nobody yet", false))
                .contains("These words may say that there is nothing to say here. If so, leave them out.");
        assertThat(hint("course.champions", "See attached.", false))
                .contains(
                        "These words send the reader elsewhere. Say here what it says there, and name the document as evidence.");
    }

    @Test
    void namesChoicesAndThePlainAnswerNoGetNoHint() {
        assertThat(hint("session.title", "No health without mental health", false))
                .isEmpty();
        assertThat(hint("course.peer review", "no", true)).isEmpty();
        assertThat(hint("course.champions", "no", true)).isEmpty();
        assertThat(hint("outcome.assessed by", "not-yet", false)).isEmpty();
    }

    private static Optional<String> hint(String name, String text, boolean negative) {
        return Reluctance.hint(new Fact(
                ShippedRules.assess(ShippedRules.course("bare-course"))
                        .course()
                        .course()
                        .subject(),
                ShippedRules.RULESET.catalogue().questions().named(name).orElseThrow(),
                name,
                text,
                Double.NaN,
                Double.NaN,
                negative,
                Place.START,
                List.of(),
                "",
                name.equals("outcome.assessed by")));
    }

    @Test
    void longWordsAreLookedAtInNoTime() {
        assertThat(Reluctance.isHeardIn("we are still also ".repeat(20_000))).isFalse();
        assertThat(Reluctance.isHeardIn("a will be ".repeat(20_000))).isFalse();
        assertThat(Reluctance.isHeardIn(" ".repeat(200_000))).isFalse();
    }
}
