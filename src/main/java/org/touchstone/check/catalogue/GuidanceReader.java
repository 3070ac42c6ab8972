package org.touchstone.check.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.touchstone.check.located.Fields;
import org.touchstone.check.located.Name;
import org.touchstone.check.located.Words;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;

/** Reads the part of the catalogue that is for advice. */
final class GuidanceReader {

    private final Function<String, List<Fields>> files;
    private final Set<String> elements;
    private final Set<String> signs = new LinkedHashSet<>();
    private final Ids ids = new Ids();

    /**
     * A reader.
     *
     * @param files gives the groups of a file, by the file's name
     * @param elements the ids of the known elements
     * @param questions the questions whose choices and words may be named
     */
    GuidanceReader(Function<String, List<Fields>> files, Set<String> elements, Questions questions) {
        this.files = files;
        this.elements = new LinkedHashSet<>(elements);
        this.elements.add(Guidance.GENERAL_TABLE);
        questions
                .sections()
                .forEach(section -> section.questions().forEach(question -> {
                    signs.add(question.words());
                    if (isChoice(question)) {
                        signs.addAll(question.choices());
                    }
                }));
    }

    private static boolean isChoice(Question question) {
        return question.answers() == AnswerKind.CHOICE || question.answers() == AnswerKind.CHOICES;
    }

    Guidance read() {
        return new Guidance(
                each("methods", this::method),
                each("verbs", GuidanceReader::verbs),
                each("skills", fields -> new Guidance.Skill(fields.text("name"), signs(fields), source(fields))),
                each("behaviours", this::behaviour),
                each("assessment-kinds", this::assessmentKind),
                each("drivers", GuidanceReader::driver));
    }

    private <T> List<T> each(String name, Function<Fields, T> entry) {
        List<T> all = new ArrayList<>();
        for (Fields fields : files.apply("catalogue/" + name + ".yaml")) {
            all.add(entry.apply(fields));
            fields.done();
        }
        return List.copyOf(all);
    }

    private Guidance.Method method(Fields fields) {
        return new Guidance.Method(
                element(fields),
                fields.text("method"),
                fields.levels("levels"),
                signs(fields),
                fields.optionalText("note"),
                source(fields));
    }

    private static Guidance.Verbs verbs(Fields fields) {
        List<String> verbs = fields.texts("verbs");
        String example = fields.text("example");
        if (!verbs.contains(example)) {
            fields.mistake(
                    fields.place("example"), "\"" + example + "\" is not among the verbs.", "Choose one of them.");
        }
        return new Guidance.Verbs(fields.text("group"), example, verbs, source(fields));
    }

    private Guidance.Behaviour behaviour(Fields fields) {
        return new Guidance.Behaviour(
                ids.read(fields, "id", Name.ADVICE),
                element(fields),
                fields.text("name"),
                fields.text("asks"),
                source(fields));
    }

    private Guidance.AssessmentKind assessmentKind(Fields fields) {
        return new Guidance.AssessmentKind(
                ids.read(fields, "id", Name.ADVICE),
                fields.text("name"),
                fields.levels("levels"),
                signs(fields),
                fields.texts("examples"),
                source(fields));
    }

    private static Guidance.Driver driver(Fields fields) {
        List<String> audience = fields.texts("audience");
        if (audience.isEmpty()) {
            fields.mistake(fields.place(), "\"audience\" is missing.", "Say whom it concerns, as words to look for.");
        }
        return new Guidance.Driver(
                fields.text("name"),
                fields.oneOf("kind", Guidance.Driver.KINDS),
                new Guidance.Signs(List.of(), audience),
                new Source(fields.text("document"), fields.text("section"), fields.text("position")));
    }

    private static Source source(Fields fields) {
        return new Source(Source.CURRICULUM, fields.text("section"), fields.text("position"));
    }

    private String element(Fields fields) {
        String element = fields.text("element");
        if (!elements.contains(element)) {
            fields.mistake(
                    fields.place("element"),
                    "There is no element " + element + ".",
                    Words.didYouMean(element, elements, "See elements.yaml for the known ones."));
        }
        return element;
    }

    private Guidance.Signs signs(Fields fields) {
        List<String> shownBy = fields.texts("shown-by");
        List<String> namedBy = fields.texts("named-by");
        for (String sign : shownBy) {
            if (!signs.contains(sign)) {
                fields.mistake(
                        fields.place("shown-by"),
                        "\"" + sign + "\" is neither a choice nor the words of a question.",
                        Words.didYouMean(sign, signs, "See questions.yaml for the known ones."));
            }
        }
        if (shownBy.isEmpty() && namedBy.isEmpty()) {
            fields.mistake(
                    fields.place(),
                    "Nothing says how a submission shows this.",
                    "Add \"shown-by\" (choices of questions.yaml) or \"named-by\" (words to look for).");
        }
        return new Guidance.Signs(shownBy, namedBy);
    }
}
