package org.touchstone.casework.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Section;
import org.touchstone.check.submission.Submission;
import org.touchstone.check.submission.SubmissionReader;

/**
 * What of a draft can be read, so that one answer that cannot be does not keep the others from being checked. What is taken
 * out is as if it had never been said; everything else stays where it stood.
 */
final class ReadablePart {

    /** Taking one thing out may leave another without what it refers to. More steps than these no draft needs. */
    private static final int MOST_STEPS = 20;

    private final Questions questions;

    private ReadablePart(Questions questions) {
        this.questions = questions;
    }

    static Submission of(Node.Entries root, String fileName, Questions questions) {
        ReadablePart part = new ReadablePart(questions);
        Node.Entries left = root;
        for (int step = 0; step < MOST_STEPS; step++) {
            try {
                return SubmissionReader.read(left, fileName, questions);
            } catch (MistakesException e) {
                for (Mistake mistake : e.mistakes()) {
                    left = part.without(left, mistake.pointer());
                }
            }
        }
        return part.nothing(fileName);
    }

    private Submission nothing(String fileName) {
        try {
            return SubmissionReader.read(named(Tree.NOTHING), fileName, questions);
        } catch (MistakesException e) {
            throw new IllegalStateException("a course with a name and nothing else can be read", e);
        }
    }

    private Node.Entries without(Node.Entries root, String pointer) {
        String[] steps = pointer.split("/", -1);
        String key = steps.length > 1 ? steps[1].replace("~1", "/").replace("~0", "~") : "";
        Node content = root.entries().get(key);
        Optional<Section> section = questions.section(key);
        if (section.isEmpty()) {
            return Tree.with(root, key, null);
        }
        if (!section.get().list()) {
            return content instanceof Node.Entries answers
                    ? Tree.with(root, key, withoutAnswer(section.get(), answers, steps, 2))
                    : named(Tree.with(root, key, null));
        }
        int index = steps.length > 2 && steps[2].matches("\\d{1,8}") ? Integer.parseInt(steps[2]) : -1;
        List<Node> items = new ArrayList<>(Tree.list(content));
        if (index < 0 || index >= items.size()) {
            return Tree.with(root, key, null);
        }
        Node.Entries answers =
                items.get(index) instanceof Node.Entries item ? withoutAnswer(section.get(), item, steps, 3) : null;
        items.set(index, answers == null ? CourseDraft.blankItem(section.get()) : answers);
        return Tree.with(root, key, Tree.items(items));
    }

    /** The answers without the one with the mistake; nothing of an item where it is one that has to be there. */
    private Node.@Nullable Entries withoutAnswer(Section section, Node.Entries answers, String[] steps, int at) {
        String key = at < steps.length ? steps[at].replace("~1", "/").replace("~0", "~") : "";
        Node answer = answers.entries().get(key);
        boolean must = section.question(key).filter(Question::must).isPresent();
        if (answer instanceof Node.Entries parts && at + 1 < steps.length) {
            String part = steps[at + 1].replace("~1", "/").replace("~0", "~");
            if (!part.equals("value") && Tree.keys(parts).contains(part)) {
                return Tree.with(answers, key, Tree.with(parts, part, null));
            }
        }
        if (must && section.list()) {
            return null;
        }
        return must ? Tree.with(answers, key, name(key)) : Tree.with(answers, key, null);
    }

    /** What must be said of every course, said in the way of one that has no name yet. */
    private Node.Entries named(Node.Entries root) {
        Node.Entries named = root;
        for (Section section : questions.sections()) {
            for (Question question : section.questions()) {
                if (!section.list() && question.must()) {
                    Node.Entries answers =
                            named.entries().get(section.key()) instanceof Node.Entries said ? said : Tree.NOTHING;
                    if (answers.entries().get(question.key()) == null) {
                        named = Tree.with(
                                named, section.key(), Tree.with(answers, question.key(), name(question.key())));
                    }
                }
            }
        }
        return named;
    }

    private static Node name(String key) {
        return Tree.text(FormMessages.text("no-name." + key));
    }
}
