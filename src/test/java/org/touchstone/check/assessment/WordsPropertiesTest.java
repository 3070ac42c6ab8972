package org.touchstone.check.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.touchstone.RandomCourses;
import org.touchstone.ShippedRules;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.facts.FactExtractor;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.Place;
import org.touchstone.check.report.JsonReport;
import org.touchstone.check.report.Report;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;
import org.touchstone.check.submission.Submission;
import org.touchstone.check.submission.SubmissionReader;
import org.touchstone.check.submission.Unsaid;

/** Whatever words a provider writes where words are asked for, nothing is met because of them. */
@Tag("thorough")
class WordsPropertiesTest {

    private static final Catalogue CATALOGUE = ShippedRules.RULESET.catalogue();

    private static final String PLAIN = "We do this as the handbook says.";

    private static final List<String> WORDS = List.of(
            "No!",
            "No, not at present",
            "We do not train new trainers.",
            "Not yet.",
            "None at present.",
            "It is not recorded anywhere.",
            "No, we use live video workshops instead.",
            "No further funding has been secured.",
            "no",
            "NO.",
            "No\u00a0",
            "\uff2e\uff4f",
            "n\u200bo",
            "Nobody",
            "never",
            "Planned for next year",
            "We hope to.",
            "tbc",
            "To be confirmed!",
            "N/A",
            "-",
            "...",
            "?",
            "x",
            "   ",
            "\u00a0\u2003\u3000",
            "yes",
            "Yes, all of it, as the handbook says on page 4.",
            "true",
            "0",
            "[]",
            "Nein, noch nicht.",
            "\u041d\u0435\u0442",
            "\u6ca1\u6709",
            "\u0644\u0627",
            "Na, ddim eto.",
            "\ud83d\ude45",
            "\u0130\u0131\u00df",
            "e\u0301",
            "word ".repeat(400));

    private static final Map<String, Boolean> ACCEPTED = new HashMap<>();

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.of(WORDS)),
                net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMinLength(1).ofMaxLength(60)));
    }

    /** A complete course, or any other. */
    private static Node.Entries course(long seed) {
        return switch (Math.floorMod(seed, 4)) {
            case 0 -> (Node.Entries) ShippedRules.course("complete-course");
            case 1 -> (Node.Entries) ShippedRules.course("every-element");
            default -> new RandomCourses(CATALOGUE, seed).next();
        };
    }

    @Property(tries = 60, seed = "20261121")
    void nothingIsMetBecauseOfWords(
            @ForAll long seed,
            @ForAll("words") String one,
            @ForAll("words") String other,
            @ForAll("words") String third) {
        Random random = new Random(seed);
        List<String> some = List.of(one, other, third);
        Node.Entries course = course(seed);
        Node.Entries written = answered(course, question -> {
            String words = some.get(random.nextInt(some.size()));
            return isAccepted(question.answers(), words) ? Optional.of(scalar(words)) : Optional.empty();
        });
        Node.Entries silent = answered(course, question -> Optional.empty());

        Assessment assessment = ShippedRules.assess(written);

        assertThat(met(assessment)).isSubsetOf(met(ShippedRules.assess(silent)));
        assertThat(assessment.failures()).isEmpty();
        for (Finding finding : assessment.findings()) {
            if (finding.outcome() == Outcome.MET) {
                assertThat(finding.facts()).as(key(finding)).noneMatch(fact -> isWords(fact.question()));
            }
        }
        assertThat(JsonReport.render(Report.of(assessment))).isNotEmpty();
    }

    @Property(tries = 40, seed = "20261121")
    void whatTheWordsSayNeverChangesAnOutcome(@ForAll long seed, @ForAll("words") String words) {
        Node.Entries course = course(seed);
        Node.Entries plain = answered(course, question -> Optional.of(scalar(PLAIN)));
        boolean plainNo = isPlainNo(words) || Unsaid.is(words);
        Node.Entries written = answered(
                course,
                question -> Optional.of(scalar(isAccepted(question.answers(), words) && !plainNo ? words : PLAIN)));

        assertThat(outcomes(ShippedRules.assess(written))).isEqualTo(outcomes(ShippedRules.assess(plain)));
    }

    private static Node scalar(String text) {
        return new Node.Scalar(text, false, Place.START);
    }

    /** Whether words are read as the answer "no", which is no mere words. */
    private static boolean isPlainNo(String words) {
        return read("learnerNeeds", words)
                .map(submission -> FactExtractor.extract(submission, CATALOGUE, ShippedRules.AS_OF))
                .filter(course -> course.course().no("course.learner needs"))
                .isPresent();
    }

    private static boolean isAccepted(AnswerKind kind, String words) {
        return ACCEPTED.computeIfAbsent(
                kind + " " + words,
                unknown -> read(
                                switch (kind) {
                                    case PHRASE -> "audience";
                                    case DESCRIPTION -> "learnerNeeds";
                                    default -> "summary";
                                },
                                words)
                        .isPresent());
    }

    /** A course that answers one question; nothing where the answer is refused. */
    private static Optional<Submission> read(String key, String words) {
        Node course = entries(Map.of(
                "provider", entries(Map.of("name", scalar("Hillside Training"))),
                "course", entries(Map.of("title", scalar("A course"), key, scalar(words)))));
        try {
            return Optional.of(SubmissionReader.read(course, "course.yaml", CATALOGUE.questions()));
        } catch (MistakesException refused) {
            return Optional.empty();
        }
    }

    private static Node entries(Map<String, Node> entries) {
        return new Node.Entries(entries, Map.of(), Place.START);
    }

    /** The course with every question in words answered so, or left out. */
    private static Node.Entries answered(Node.Entries course, Function<Question, Optional<Node>> answer) {
        Map<String, Node> changed = new LinkedHashMap<>(course.entries());
        for (Section section : CATALOGUE.questions().sections()) {
            Node content = changed.get(section.key());
            if (content instanceof Node.Items items) {
                List<Node> all = new ArrayList<>();
                items.items().forEach(item -> all.add(answered((Node.Entries) item, section, answer)));
                changed.put(section.key(), new Node.Items(all, items.place()));
            } else if (!section.list()) {
                changed.put(
                        section.key(),
                        answered(
                                content instanceof Node.Entries group
                                        ? group
                                        : new Node.Entries(Map.of(), Map.of(), Place.START),
                                section,
                                answer));
            }
        }
        return new Node.Entries(changed, Map.of(), course.place());
    }

    private static Node answered(Node.Entries group, Section section, Function<Question, Optional<Node>> answer) {
        Map<String, Node> changed = new LinkedHashMap<>(group.entries());
        section.questions().stream().filter(WordsPropertiesTest::isWords).forEach(question -> {
            changed.remove(question.key());
            answer.apply(question).ifPresent(node -> changed.put(question.key(), node));
        });
        return new Node.Entries(changed, Map.of(), group.place());
    }

    /** Whether it is answered in words; a name is no answer, neither that of a thing nor that of a group of learners. */
    private static boolean isWords(Question question) {
        return CATALOGUE.questions().inOwnWords(question)
                && !question.must()
                && !question.name().equals("session.only for");
    }

    private static Set<String> met(Assessment assessment) {
        return assessment.findings().stream()
                .filter(finding -> finding.outcome() == Outcome.MET)
                .map(WordsPropertiesTest::key)
                .collect(Collectors.toSet());
    }

    private static Map<String, Outcome> outcomes(Assessment assessment) {
        return assessment.findings().stream()
                .collect(Collectors.toMap(WordsPropertiesTest::key, Finding::outcome, (a, b) -> a));
    }

    private static String key(Finding finding) {
        return finding.standard().id() + " " + finding.part().key() + " "
                + finding.target().kind() + " " + finding.target().id();
    }
}
