package org.touchstone.check.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes the reference page of the submission file, in Markdown, from the questions. */
public final class SubmissionReference {

    private SubmissionReference() {}

    /** The page. */
    public static String write(Questions questions) {
        String sections =
                questions.sections().stream().map(SubmissionReference::section).collect(Collectors.joining("\n"));
        return resource("reference.md").replace("{example}", example()).replace("{sections}\n", sections);
    }

    /** The small complete submission that the page shows. */
    public static String example() {
        return resource("example.yaml");
    }

    private static String section(Section section) {
        StringBuilder text = new StringBuilder();
        text.append("### ")
                .append(section.title())
                .append(": `")
                .append(section.key())
                .append("`\n\n");
        text.append(section.intro());
        text.append(section.list() ? " A list: each item is one " + section.kind() + ".\n\n" : "\n\n");
        text.append("| Key | Question | Answer |\n|---|---|---|\n");
        section.questions().forEach(question -> text.append(row(question)));
        section.complete()
                .ifPresent(complete -> text.append("\nBeside the list, `")
                        .append(complete.key())
                        .append("`: ")
                        .append(complete.ask())
                        .append(" (")
                        .append(complete.answers().word())
                        .append(")\n"));
        return text.toString();
    }

    private static String row(Question question) {
        String ask = question.help().isEmpty() ? question.ask() : question.ask() + " " + question.help();
        return "| `" + question.key() + "` | " + cell(ask) + " | " + cell(answer(question)) + " |\n";
    }

    private static String answer(Question question) {
        String kind = question.answers().word();
        String answer = switch (question.answers()) {
            case CHOICE, CHOICES -> kind + ": " + String.join(", ", question.choices());
            case REFERS -> kind + " to " + question.to();
            default -> kind;
        };
        return question.must() ? "**must**; " + answer : answer;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace('\n', ' ');
    }

    private static String resource(String name) {
        try (InputStream in = SubmissionReference.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
