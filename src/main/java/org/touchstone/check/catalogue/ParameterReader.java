package org.touchstone.check.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.touchstone.check.located.Fields;
import org.touchstone.check.located.Name;
import org.touchstone.check.located.Words;
import org.touchstone.check.submission.Questions;

/** Reads {@code parameters.yaml}. */
final class ParameterReader {

    private static final String MODE = "mode";

    private final Set<String> files;
    private final Collection<String> elements;
    private final Set<String> modes = new LinkedHashSet<>();
    private final Map<Key, Timeline> timelines = new LinkedHashMap<>();

    /**
     * A reader.
     *
     * @param files the names of the ruleset's files
     * @param elements the ids of the known elements
     * @param questions the questions, whose choices say what ways of taking part there are
     */
    ParameterReader(Set<String> files, Collection<String> elements, Questions questions) {
        this.files = files;
        this.elements = elements;
        questions
                .sections()
                .forEach(section -> section.questions().stream()
                        .filter(question -> question.words().equals(MODE))
                        .forEach(question -> modes.addAll(question.choices())));
    }

    /** What the entries of one number have in common. */
    private record Key(String requirement, String name, Parameter.For only) {

        @Override
        public String toString() {
            return "value of \"" + name + "\"" + (only.isAll() ? "" : " for " + only);
        }
    }

    List<Parameter> read(List<Fields> entries) {
        List<Parameter> parameters = new ArrayList<>();
        Map<Key, Fields> first = new LinkedHashMap<>();
        for (Fields fields : entries) {
            Optional<Parameter.For> only = fields.node("for").isEmpty()
                    ? Optional.of(Parameter.For.ALL)
                    : fields.group("for").flatMap(this::only);
            Parameter parameter = parameter(fields, only.orElse(Parameter.For.ALL));
            parameters.add(parameter);
            only.map(known -> new Key(parameter.requirement(), parameter.name(), known))
                    .ifPresent(key -> {
                        first.putIfAbsent(key, fields);
                        timelines
                                .computeIfAbsent(key, each -> new Timeline(each.toString()))
                                .add(parameter.days(), fields);
                    });
        }
        timelines.forEach((key, timeline) -> timeline.noteGaps(timeline.span()));
        first.forEach(this::noteMissingGeneral);
        return parameters;
    }

    private void noteMissingGeneral(Key special, Fields fields) {
        if (special.only.isAll()) {
            return;
        }
        Timeline general = timelines.get(new Key(special.requirement, special.name, Parameter.For.ALL));
        if (general == null) {
            fields.mistake(
                    fields.place("for"),
                    "There is no general value of \"" + special.name + "\" beside the one for " + special.only + ".",
                    "Add an entry without \"for\"; its value may be: not set");
        } else {
            general.noteGaps(timelines.getOrDefault(special, general).span());
        }
    }

    private Parameter parameter(Fields fields, Parameter.For only) {
        String requirement = fields.text("requirement");
        if (!files.contains(requirement + "/requirement.yaml")) {
            fields.mistake(fields.place("requirement"), "There is no requirement \"" + requirement + "\".", "");
        }
        Parameter parameter = new Parameter(
                requirement,
                fields.name("name", Name.PARAMETER),
                number(fields, fields.text("value")),
                unit(fields),
                Days.read(fields),
                only,
                fields.text("source"));
        fields.done();
        return parameter;
    }

    /** What a value is for; nothing, with the mistake noted, where that is not known. */
    private Optional<Parameter.For> only(Fields fields) {
        Parameter.For only = new Parameter.For(
                oneOf(fields, "element", elements),
                oneOf(fields, "level", List.of("1", "2", "3")).map(Integer::valueOf),
                oneOf(fields, MODE, modes));
        fields.done();
        int understood = (int) Stream.of(only.element(), only.level(), only.mode())
                .filter(Optional::isPresent)
                .count();
        int written = fields.named().size();
        if (written == 0) {
            fields.mistake(
                    fields.place(),
                    "\"for\" says nothing that the value is for.",
                    "Write element, level or mode, or leave out \"for\".");
        }
        return Optional.of(only).filter(each -> written > 0 && understood == written);
    }

    private static String unit(Fields fields) {
        String unit = fields.text("unit");
        if (!unit.isEmpty() && !Parameter.TIMES.contains(unit)) {
            Optional<String> time = Words.nearest(unit, Parameter.TIMES);
            if (time.isPresent() || !unit.matches("[a-z]{1,60}")) {
                fields.mistake(
                        fields.place("unit"),
                        "\"" + unit + "\" is not a unit.",
                        Words.didYouMean(
                                unit,
                                Parameter.TIMES,
                                "Write one word in small letters: people, sessions, learners, "
                                        + String.join(", ", Parameter.TIMES)
                                        + ", or any other word for what is counted."));
            }
        }
        return unit;
    }

    private static Optional<String> oneOf(Fields fields, String key, Collection<String> known) {
        return fields.optionalText(key).filter(text -> {
            if (!known.contains(text)) {
                fields.mistake(
                        fields.place(key),
                        "There is no " + key + " \"" + text + "\".",
                        Words.didYouMean(text, known, "Write " + Words.choice(List.copyOf(known)) + "."));
            }
            return known.contains(text);
        });
    }

    private static double number(Fields fields, String value) {
        if (value.equals("not set") || value.isEmpty()) {
            return Double.NaN;
        }
        if (!value.matches("\\d{1,7}(\\.\\d{1,3})?")) {
            fields.mistake(fields.place("value"), "\"" + value + "\" is not a number.", "Write a number, or: not set");
            return Double.NaN;
        }
        return Double.parseDouble(value);
    }
}
