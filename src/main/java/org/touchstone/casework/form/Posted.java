package org.touchstone.casework.form;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.touchstone.check.located.CleanText;

/** What a browser sent: names with their values, as a servlet gives them. Nothing in it is trusted. */
final class Posted {

    /** How many citations can be added to one answer at a time. */
    private static final int MORE_CITATIONS = 10;

    private final Map<String, List<String>> values;

    Posted(Map<String, List<String>> values) {
        this.values = values;
    }

    /** The answer that a field comes to when what was posted stands in place of what it showed. */
    ShownAnswer over(Field field) {
        return new ShownAnswer(values(field), text(field.noteName(), field.note()), citations(field));
    }

    private List<String> values(Field field) {
        if (!field.question().answers().isList()) {
            List<String> typed = sent(field.name()).orElse(field.values());
            return typed.isEmpty() ? List.of() : List.of(typed.get(typed.size() - 1));
        }
        Set<String> chosen = new LinkedHashSet<>(sent(field.name()).orElse(field.chosen()));
        String others =
                field.input() == Field.Input.CURRICULUM ? text(field.otherName(), field.other()) : field.other();
        chosen.addAll(others.equals(field.other()) ? field.others() : List.of(others.split("[\\s,;]+")));
        chosen.remove("");
        return List.copyOf(chosen);
    }

    private List<ShownAnswer.Cited> citations(Field field) {
        List<ShownAnswer.Cited> citations = new ArrayList<>();
        int shown = field.citations().size() - 1;
        for (int i = 0; i < shown + MORE_CITATIONS; i++) {
            Field.Citing was = i < shown
                    ? field.citations().get(i)
                    : new Field.Citing(Field.Citing.name(field.question(), i), "", "", "");
            ShownAnswer.Cited cited = new ShownAnswer.Cited(
                    text(was.documentName(), was.document()),
                    text(was.pageName(), was.page()),
                    text(was.quoteName(), was.quote()));
            if (i < shown || !cited.isBlank()) {
                citations.add(cited);
            }
        }
        return List.copyOf(citations);
    }

    private String text(String name, String otherwise) {
        return sent(name)
                .map(sent -> sent.isEmpty() ? "" : sent.get(sent.size() - 1))
                .orElse(otherwise);
    }

    /** What was sent under a name, without blanks; nothing where the name was not sent. */
    private Optional<List<String>> sent(String name) {
        List<String> sent = values.get(name);
        if (sent == null) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (String text : sent) {
            String clean = text == null ? "" : clean(text);
            if (!clean.isEmpty()) {
                texts.add(clean);
            }
        }
        return Optional.of(texts);
    }

    /** A text as a file may hold it: as the reader of files has it, and without invisible control characters. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        CleanText.of(text).codePoints().forEach(c -> {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                clean.append('\uFFFD');
            } else if (c == '\n' || c == '\t' || !Character.isISOControl(c)) {
                clean.appendCodePoint(c);
            }
        });
        return CleanText.of(clean.toString());
    }
}
