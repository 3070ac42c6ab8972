package org.touchstone.door.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.StringJoiner;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.explanation.Messages;
import org.touchstone.check.facts.NeededQuestions;
import org.touchstone.check.located.Words;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;
import org.touchstone.check.submission.SubmissionReader;

/** Writes a submission with the answers left blank, each question above its key. It can be checked as it stands. */
final class Skeleton {

    private static final int WIDTH = 100;

    private final Catalogue catalogue;
    private final NeededQuestions needed;
    private final Map<String, SortedSet<Integer>> claims;
    private final StringBuilder out = new StringBuilder();

    private Skeleton(Catalogue catalogue, Map<String, SortedSet<Integer>> claims) {
        this.catalogue = catalogue;
        this.needed = new NeededQuestions(catalogue, claims.keySet());
        this.claims = claims;
    }

    /**
     * Writes a skeleton.
     *
     * @param claims the elements that the course claims, each with its levels; may be empty
     */
    static String write(Catalogue catalogue, Map<String, SortedSet<Integer>> claims) {
        Skeleton skeleton = new Skeleton(catalogue, claims);
        skeleton.out.append(head());
        catalogue.questions().sections().forEach(skeleton::section);
        return skeleton.out.toString();
    }

    private void section(Section section) {
        List<Question> questions = needed.of(section);
        if (questions.isEmpty()) {
            return;
        }
        out.append("\n\n");
        comment("", section.title());
        comment("", section.intro(), forStandards(listedFor(section)));
        out.append(section.key()).append(":\n");
        if (section.kind().equals("element") && !claims.isEmpty()) {
            claims.forEach((element, levels) -> claim(section, element, levels));
        } else if (section.list()) {
            questions.forEach(question -> blank(before(question, questions), question));
            needed.complete(section).ifPresent(complete -> blank("", complete));
        } else {
            questions.forEach(question -> answer("  ", question, section));
        }
    }

    private List<String> listedFor(Section section) {
        return section.list() ? needed.standards(catalogue.questions().listed(section)) : List.of();
    }

    /** What stands before a key in a list: the first of an item follows its dash. */
    private static String before(Question question, List<Question> item) {
        return question.equals(item.get(0)) ? "  - " : "    ";
    }

    private void claim(Section section, String element, SortedSet<Integer> levels) {
        List<Question> questions = needed.of(section, element);
        for (Question question : questions) {
            String answer = switch (question.answers()) {
                case ELEMENT -> element;
                case LEVELS -> levels.toString();
                default -> "";
            };
            answer(before(question, questions), question, "", needed.standards(question, element), answer);
        }
    }

    private void blank(String before, Question question) {
        String must = question.must() ? Messages.text("skeleton.must") : "";
        answer(before, question, must, needed.standards(question), "");
    }

    /** An answer about the course; where a file is refused without it, something stands there to write over. */
    private void answer(String before, Question question, Section section) {
        if (question.must()) {
            String must = Messages.text("skeleton.replace");
            answer(before, question, must, needed.standards(question), placeholder(section, question));
        } else {
            blank(before, question);
        }
    }

    private void answer(String before, Question question, String must, List<String> standards, String answer) {
        String indent = before.contains("-") ? "  " : before;
        out.append('\n');
        comment(indent, ended(question.ask()), must);
        comment(indent, question.help(), SubmissionReader.expected(question), forStandards(standards));
        out.append(before)
                .append(question.key())
                .append(answer.isEmpty() ? ":" : ": " + answer)
                .append('\n');
    }

    private static String forStandards(List<String> standards) {
        return standards.isEmpty() ? "" : Messages.text("skeleton.standards", Words.list(standards));
    }

    /** What stands for an answer that a file is refused without. */
    private static String placeholder(Section section, Question question) {
        return question.choices().isEmpty()
                ? Words.sentence(section.key() + " " + question.words())
                : question.choices().get(0);
    }

    private static String ended(String ask) {
        return ask.endsWith("?") || ask.endsWith(".") ? ask : ask + ".";
    }

    private void comment(String indent, String... sentences) {
        StringJoiner text = new StringJoiner(" ");
        for (String sentence : sentences) {
            if (!sentence.isEmpty()) {
                text.add(sentence);
            }
        }
        StringBuilder line = new StringBuilder(indent).append('#');
        for (String word : text.toString().split("\\s+")) {
            if (line.length() + 1 + word.length() > WIDTH) {
                out.append(line).append('\n');
                line = new StringBuilder(indent).append('#');
            }
            line.append(' ').append(word);
        }
        out.append(line).append('\n');
    }

    private static String head() {
        try (InputStream in = Skeleton.class.getResourceAsStream("skeleton.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
