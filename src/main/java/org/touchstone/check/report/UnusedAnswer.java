package org.touchstone.check.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.explanation.Messages;
import org.touchstone.check.facts.NeededQuestions;
import org.touchstone.check.located.Place;
import org.touchstone.check.located.Words;
import org.touchstone.check.submission.Answer;
import org.touchstone.check.submission.Item;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Section;
import org.touchstone.check.submission.Submission;

/**
 * A question whose answers, or some of them, nothing that is asked of the course uses: its provider may have claimed less
 * than was meant, or need not have answered.
 *
 * @param section the heading of the section that it stands in
 * @param question the question
 * @param places where these answers stand, in the order of the file
 * @param why why nothing uses them, as a sentence: of what they are not asked, or what else they are asked of
 */
public record UnusedAnswer(String section, Question question, List<Place> places, String why) {

    private static final String ELEMENT = "element";

    /** How many elements are named that would be asked; of more, it is said which are not. */
    private static final int MOST_NAMED = 5;

    /** The unused answers of the submission that a report is on; none of a report that is narrowed. */
    static List<UnusedAnswer> of(Report report) {
        return report.only().isPresent() ? List.of() : of(report.assessment());
    }

    private static List<UnusedAnswer> of(Assessment assessment) {
        Catalogue catalogue = assessment.ruleset().catalogue();
        NeededQuestions needed =
                new NeededQuestions(catalogue, assessment.course().claims());
        Submission submission = assessment.course().submission();
        Map<Question, List<Place>> unused = new LinkedHashMap<>();
        Map<Question, Set<String>> claims = new LinkedHashMap<>();
        Stream.concat(Stream.of(submission.course()), submission.items().stream())
                .forEach(item -> item.answers().stream()
                        .filter(answer -> !uses(needed, item, answer, catalogue))
                        .forEach(answer -> {
                            unused.computeIfAbsent(answer.question(), question -> new ArrayList<>())
                                    .add(answer.place());
                            if (item.kind().equals(ELEMENT)) {
                                claims.computeIfAbsent(answer.question(), question -> new LinkedHashSet<>())
                                        .add(item.id());
                            }
                        }));
        return unused.entrySet().stream()
                .map(each -> new UnusedAnswer(
                        section(each.getKey(), catalogue),
                        each.getKey(),
                        each.getValue().stream().distinct().toList(),
                        why(
                                each.getKey(),
                                claims.getOrDefault(each.getKey(), Set.of()),
                                assessment.course().claims(),
                                catalogue)))
                .toList();
    }

    /** Why nothing uses the answers to a question: it is not asked of what they are given for, or of no claim there is. */
    private static String why(Question question, Set<String> claims, List<String> course, Catalogue catalogue) {
        if (!claims.isEmpty()) {
            return Messages.text("unused.other-elements", Words.choice(List.copyOf(claims)));
        }
        List<String> asked = NeededQuestions.elementsAsking(question, catalogue);
        return asked.isEmpty() || asked.size() > MOST_NAMED
                ? Messages.text("unused.other-elements", Words.choice(course))
                : Messages.text("unused.other-claims", Words.choice(asked));
    }

    private static boolean uses(NeededQuestions needed, Item item, Answer answer, Catalogue catalogue) {
        Questions questions = catalogue.questions();
        Question question = answer.question();
        for (Section section : questions.sections()) {
            if (section.questions().contains(question)) {
                boolean asked = item.kind().equals(ELEMENT)
                        ? needed.of(section, item.id()).contains(question)
                        : needed.includes(question);
                return asked || (question.names() && !needed.of(section).isEmpty());
            }
            if (section.complete().filter(question::equals).isPresent()) {
                return needed.complete(section).isPresent();
            }
        }
        return true;
    }

    /** The question with the lines of its answers. */
    public String said() {
        List<String> lines = places.stream()
                .map(place -> Integer.toString(place.line()))
                .distinct()
                .toList();
        return Messages.text("unused", section, question.ask(), lines.size(), String.join(", ", lines), why)
                .strip();
    }

    private static String section(Question question, Catalogue catalogue) {
        return catalogue.questions().sections().stream()
                .filter(section -> section.questions().contains(question)
                        || section.complete().filter(question::equals).isPresent())
                .map(Section::title)
                .findFirst()
                .orElseThrow();
    }
}
