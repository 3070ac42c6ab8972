package org.touchstone.author.reasoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.touchstone.author.examples.Example;
import org.touchstone.author.examples.ExampleRunner;
import org.touchstone.author.examples.MisfitException;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.FactExtractor;
import org.touchstone.check.facts.Scope;
import org.touchstone.check.language.PlainEvaluator;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.submission.Submission;
import org.touchstone.check.submission.SubmissionReader;

/**
 * The courses of a requirement's examples. What is worked out from many answers cannot be written down at will; a course that
 * shows it is looked for among these.
 */
final class KnownCourses {

    private final List<Known> courses = new ArrayList<>();

    private record Known(String text, Submission submission, CourseFacts facts, Scope scope) {}

    KnownCourses(Side side) {
        Catalogue catalogue = side.catalogue();
        ExampleRunner runner = new ExampleRunner(side.ruleset(), side.day());
        try {
            for (Example example : runner.examples()) {
                if (example.requirement().equals(side.part().requirement())) {
                    note(runner.changedFile(example), catalogue, side);
                }
            }
        } catch (MistakesException | MisfitException broken) {
            courses.clear(); // Whoever runs the examples is told what is wrong with them.
        }
    }

    private void note(Node file, Catalogue catalogue, Side side) throws MistakesException {
        Submission submission = SubmissionReader.read(file, "course.yaml", catalogue.questions());
        CourseFacts facts = FactExtractor.extract(submission, catalogue, side.day());
        courses.add(new Known(text(file), submission, facts, Scope.of(facts, catalogue, side.day())));
    }

    /** The first course, with what of it the part is asked of, on which this is so. */
    Optional<ShownCourse> first(Side side, BiPredicate<PlainEvaluator, Asked> so) {
        for (Known known : courses) {
            PlainEvaluator evaluator = new PlainEvaluator(known.facts());
            for (Asked asked : known.scope().asked()) {
                if (asked.getKey().equals(side.part().key()) && so.test(evaluator, asked)) {
                    return Optional.of(new ShownCourse(known.text(), known.submission(), asked.subject()));
                }
            }
        }
        return Optional.empty();
    }

    /** Every course, with each thing in it that the part is asked of. */
    List<ShownCourse> all(Side side) {
        List<ShownCourse> all = new ArrayList<>();
        for (Known known : courses) {
            known.scope().asked().stream()
                    .filter(asked -> asked.getKey().equals(side.part().key()))
                    .forEach(asked -> all.add(new ShownCourse(known.text(), known.submission(), asked.subject())));
        }
        return all;
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        write(node, "", text);
        return text.toString().strip() + "\n";
    }

    private static void write(Node node, String indent, StringBuilder to) {
        if (node instanceof Node.Scalar scalar) {
            to.append(' ')
                    .append(scalar.bare() ? scalar.text() : "'" + scalar.text().replace("'", "''") + "'")
                    .append('\n');
        } else if (node instanceof Node.Items items) {
            to.append(items.items().isEmpty() ? " []\n" : "\n");
            for (Node item : items.items()) {
                StringBuilder inner = new StringBuilder();
                write(item, indent + "  ", inner);
                to.append(indent).append("- ").append(inner.toString().strip()).append('\n');
            }
        } else {
            to.append('\n');
            for (Map.Entry<String, Node> each : ((Node.Entries) node).entries().entrySet()) {
                to.append(indent).append(each.getKey()).append(':');
                write(each.getValue(), indent + "  ", to);
            }
        }
    }
}
