package org.touchstone.casework.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.touchstone.check.explanation.Explanation;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.submission.Question;

/**
 * One question on a page of the form, with all that a template needs to show it.
 *
 * @param question the question
 * @param link where it stands on the form; its anchor is the id to give the field
 * @param input what it is answered with
 * @param label the question, as put to a provider
 * @param hint what an answer looks like, in plain words
 * @param asked whether what the course claims asks for it
 * @param values the answer as texts to show; of a question that takes one value, one at most; several only in checkboxes
 * @param stopgap whether these are words that say nothing, such as "to be confirmed"
 * @param options what there is to choose from, what the file holds beside the known words included; else empty
 * @param other values that are no option, one on a line; only of curriculum outcomes
 * @param note what the provider adds to the answer; may be empty
 * @param citations what shows it, and last a blank one to fill in
 * @param standards the ids of the standards that the answer helps to settle for what the course claims
 * @param mistakes what is wrong with the answer
 * @param findings what was found that rests on the answer, or waits for it
 */
public record Field(
        Question question,
        FormLink link,
        Input input,
        String label,
        String hint,
        boolean asked,
        List<String> values,
        boolean stopgap,
        List<Option> options,
        String other,
        String note,
        List<Citing> citations,
        List<String> standards,
        List<Mistake> mistakes,
        List<Explanation> findings) {

    /** What a question is answered with. All but the choices are boxes for text. */
    public enum Input {
        /** One line. */
        TEXT,
        /** Several lines. */
        TEXTAREA,
        RADIOS,
        SELECT,
        CHECKBOXES,
        /** Checkboxes, and a box of several lines for ids that are not among them. */
        CURRICULUM,
        /** One line for a whole number. */
        NUMBER,
        /** One line for a day. */
        DATE,
        /** One line for a length of time. */
        INTERVAL,
        /** One line for a language. */
        LANGUAGE
    }

    /**
     * One thing to choose.
     *
     * @param value what is posted for it
     * @param label how it is named
     * @param hint what it means; may be empty
     * @param checked whether it is chosen
     * @param aside whether few will choose it, so that it is folded away
     */
    public record Option(String value, String label, String hint, boolean checked, boolean aside) {

        Option(String value, String label, String hint, boolean checked) {
            this(value, label, hint, checked, false);
        }
    }

    /** The options that are not folded away. */
    public List<Option> likely() {
        return options.stream().filter(option -> !option.aside()).toList();
    }

    /** The options that are. */
    public List<Option> aside() {
        return options.stream().filter(Option::aside).toList();
    }

    /**
     * A citation to show or fill in.
     *
     * @param name what the names of its three fields begin with
     * @param document the document's id; may be empty
     * @param page the page, as written; may be empty
     * @param quote the words quoted; may be empty
     */
    public record Citing(String name, String document, String page, String quote) {

        /** The citations of an answer, and a blank one. */
        static List<Citing> all(Question question, List<ShownAnswer.Cited> citations) {
            List<Citing> all = new ArrayList<>();
            for (ShownAnswer.Cited cited : citations) {
                all.add(new Citing(name(question, all.size()), cited.document(), cited.page(), cited.quote()));
            }
            all.add(new Citing(name(question, all.size()), "", "", ""));
            return List.copyOf(all);
        }

        static String name(Question question, int index) {
            return question.key() + ".evidence." + (index + 1);
        }

        static String documentName(Question question, int index) {
            return new Citing(name(question, index), "", "", "").documentName();
        }

        public String documentName() {
            return name + ".document";
        }

        public String pageName() {
            return name + ".page";
        }

        public String quoteName() {
            return name + ".quote";
        }
    }

    /**
     * The name that the answer is posted under. Give checkboxes and radios a hidden empty input of the same name, so that
     * choosing nothing is posted too: a name that is not posted is left alone.
     */
    public String name() {
        return question.key();
    }

    /** The name that values which are no option are posted under. */
    public String otherName() {
        return name() + ".other";
    }

    /** The name that the note is posted under. */
    public String noteName() {
        return name() + ".note";
    }

    /** The answer to show where there is one box; empty where nothing is said. */
    public String value() {
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Whether anything is said: an answer, a note or what shows it. */
    public boolean isAnswered() {
        return !values.isEmpty() || !note.isEmpty() || citations.size() > 1;
    }

    /** Whether it counts as answered: it says something, and that can be read. */
    public boolean counts() {
        return !values.isEmpty() && !stopgap && mistakes.isEmpty();
    }

    /** The values of the options that are chosen. */
    List<String> chosen() {
        return options.stream().filter(Option::checked).map(Option::value).toList();
    }

    /** The values that are no option. */
    List<String> others() {
        return values.stream()
                .filter(value ->
                        options.stream().noneMatch(option -> option.value().equals(value)))
                .toList();
    }

    /** What a browser posts for this field when nobody touches it. */
    public Map<String, List<String>> rendered() {
        Map<String, List<String>> rendered = new LinkedHashMap<>();
        List<String> sent = new ArrayList<>();
        if (!options.isEmpty() || question.answers().isList()) {
            sent.add("");
            sent.addAll(chosen());
        } else {
            sent.add(value());
        }
        rendered.put(name(), sent);
        if (input == Input.CURRICULUM) {
            rendered.put(otherName(), List.of(other));
        }
        rendered.put(noteName(), List.of(note));
        for (Citing citing : citations) {
            rendered.put(citing.documentName(), List.of(citing.document()));
            rendered.put(citing.pageName(), List.of(citing.page()));
            rendered.put(citing.quoteName(), List.of(citing.quote()));
        }
        return rendered;
    }
}
