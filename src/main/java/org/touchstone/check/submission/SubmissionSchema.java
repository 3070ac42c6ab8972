package org.touchstone.check.submission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.touchstone.check.located.Words;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the JSON Schema of a submission from the questions, so that editors can complete and check a file. It accepts
 * what {@link SubmissionReader} accepts, except that it cannot see whether an id that is referred to exists and is used
 * once, which language codes are assigned, whether a level is named twice, how many days each month has, nor whether a
 * length of time names a unit twice; and that it asks for plain spaces and hyphens where the reader takes any.
 */
public final class SubmissionSchema {

    /** How a word may end that is the whole of an answer. */
    private static final String STOPS = "[.!?]*";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private SubmissionSchema() {}

    /** The schema, as text. */
    public static String write(Questions questions) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Section section : questions.sections()) {
            boolean must = !section.list() && section.questions().stream().anyMatch(Question::must);
            if (must) {
                required.add(section.key());
            }
            properties.put(section.key(), section(section, must));
            section.complete().ifPresent(complete -> properties.put(complete.key(), question(complete)));
        }
        Map<String, Object> schema = map(
                "$schema",
                "https://json-schema.org/draft/2020-12/schema",
                "title",
                "Touchstone submission",
                "description",
                "One training course, described once, with evidence. Only what is required has to be answered.",
                "type",
                "object",
                "required",
                required,
                "additionalProperties",
                false,
                "properties",
                properties,
                "$defs",
                definitions(questions));
        return JSON.writeValueAsString(schema) + "\n";
    }

    private static Map<String, Object> section(Section section, boolean must) {
        Map<String, Object> schema = map("title", section.title(), "description", section.intro());
        if (section.list()) {
            schema.put(
                    "anyOf",
                    List.of(
                            map(
                                    "type",
                                    "array",
                                    "items",
                                    map("anyOf", List.of(answers(section), blankItem(section), blank()))),
                            blank()));
        } else if (must) {
            schema.putAll(answers(section));
        } else {
            schema.put("anyOf", List.of(answers(section), blank()));
        }
        return schema;
    }

    private static Map<String, Object> answers(Section section) {
        Map<String, Object> properties = new LinkedHashMap<>();
        section.questions().forEach(question -> properties.put(question.key(), question(question)));
        return map(
                "type",
                "object",
                "required",
                section.questions().stream()
                        .filter(Question::must)
                        .map(Question::key)
                        .toList(),
                "additionalProperties",
                false,
                "properties",
                properties);
    }

    private static Map<String, Object> question(Question question) {
        Map<String, Object> schema = map(
                "title",
                Words.sentence(question.words()),
                "description",
                question.help().isEmpty() ? question.ask() : question.ask() + " " + question.help());
        schema.putAll(hasOwnChoices(question) ? answer(question) : ref(form(question)));
        return schema;
    }

    private static boolean hasOwnChoices(Question question) {
        return question.answers() == AnswerKind.CHOICE || question.answers() == AnswerKind.CHOICES;
    }

    /** The name of the definition that the answers to this question share with others of its kind. */
    private static String form(Question question) {
        return word(question) + (question.must() ? "-must" : "") + "-answer";
    }

    private static String word(Question question) {
        return Meant.asksHowOften(question)
                ? "how-often"
                : question.answers().word() + (question.least() > 0 ? "-from-" + question.least() : "");
    }

    /** An answer: plain, with what shows it, or where that is allowed left blank. */
    private static Map<String, Object> answer(Question question) {
        Map<String, Object> plain = plain(question);
        List<Object> forms = new ArrayList<>();
        forms.add(plain);
        forms.add(map(
                "type",
                "object",
                "required",
                List.of("value"),
                "additionalProperties",
                false,
                "properties",
                map(
                        "value", plain,
                        "evidence", ref("evidence"),
                        "note", ref("note"))));
        if (!question.must()) {
            forms.add(ref(unsaid(question)));
        }
        return map("anyOf", forms);
    }

    private static Map<String, Object> plain(Question question) {
        Map<String, Object> one = switch (question.answers()) {
            case CHOICE, CHOICES, ELEMENT, ELEMENTS ->
                map("anyOf", List.of(map("enum", question.choices()), otherwise(question)));
            default -> ref(word(question));
        };
        if (!question.answers().isList()) {
            return one;
        }
        Map<String, Object> several = map(
                "type",
                "array",
                "items",
                map("anyOf", List.of(one, Unsaid.isValue(question) ? ref("blank-value") : blank())),
                "uniqueItems",
                true);
        if (question.must()) {
            several.put("contains", one);
        }
        return map("anyOf", List.of(one, several));
    }

    /** A choice in other letters, with other hyphens, or in other words for it. */
    private static Map<String, Object> otherwise(Question question) {
        List<String> words = Stream.concat(
                        question.choices().stream(),
                        question.otherWords().keySet().stream().sorted())
                .map(choice -> Unsaid.anyCase(choice.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "@"))
                        .replace("@", "[\\s_-]+"))
                .toList();
        return map("type", "string", "pattern", "^\\s*(" + String.join("|", words) + ")\\s*$");
    }

    /** An item in which nothing is answered, as the skeleton has them; the reader passes it over. */
    private static Map<String, Object> blankItem(Section section) {
        Map<String, Object> blank = new LinkedHashMap<>();
        section.questions().stream()
                .filter(question -> !unsaid(question).equals("unsaid"))
                .forEach(question -> blank.put(question.key(), ref(unsaid(question))));
        return map(
                "description",
                "A blank item, which counts for nothing.",
                "type",
                "object",
                "minProperties",
                1,
                "propertyNames",
                map("enum", section.questions().stream().map(Question::key).toList()),
                "properties",
                blank,
                "additionalProperties",
                ref("unsaid"));
    }

    /** The name of the definition of an answer to this question that says nothing. */
    private static String unsaid(Question question) {
        if (Unsaid.isValue(question)) {
            return "unsaid-value";
        }
        return Unsaid.isInWords(question) ? "unsaid-words" : "unsaid";
    }

    /** An answer that says nothing, in any of the forms that an answer may have. */
    private static Map<String, Object> unsaid(Map<String, Object> nothing) {
        Map<String, Object> several = map("type", "array", "minItems", 1, "items", nothing);
        Map<String, Object> template = map(
                "description",
                "What a template says is to be written here, such as [insert text here].",
                "type",
                "array",
                "minItems",
                1,
                "prefixItems",
                List.of(map("type", "string", "pattern", Unsaid.PATTERN_OF_A_TEMPLATE)));
        Map<String, Object> value = map("anyOf", List.of(nothing, several, template));
        Map<String, Object> citation = map(
                "type",
                "object",
                "minProperties",
                1,
                "additionalProperties",
                false,
                "properties",
                map("id", blank(), "page", blank(), "quote", blank()));
        Map<String, Object> noEvidence = map("anyOf", List.of(blank(), citation));
        Map<String, Object> evidence =
                map("anyOf", List.of(blank(), citation, map("type", "array", "items", noEvidence)));
        Map<String, Object> parts = map(
                "type",
                "object",
                "additionalProperties",
                false,
                "properties",
                map("value", value, "evidence", evidence, "note", ref("note")));
        return map("anyOf", List.of(nothing, several, template, parts));
    }

    private static Map<String, Object> definitions(Questions questions) {
        Map<String, Object> scalar = map("type", List.of("string", "number", "boolean"), "not", blank());
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put("text", described("Any words.", scalar));
        definitions.put(
                "phrase",
                described(
                        "A few words that say something.",
                        wordsOtherThan(
                                map("enum", List.of(true, false)),
                                anyOf(
                                        Stream.concat(
                                                        Stream.of("yes", "no", "no.", "true", "false"),
                                                        new TreeSet<>(SubmissionReader.NOTHING).stream())
                                                .toList(),
                                        STOPS))));
        definitions.put(
                "description",
                described(
                        "A sentence or more; or no (false): \"we do not do this\".",
                        wordsOtherThan(map("const", true), anyOf(List.of("yes", "true"), ""))));
        definitions.put(
                "yes-no",
                described(
                        "Yes or no.",
                        map(
                                "anyOf",
                                List.of(
                                        map("enum", List.of("yes", "no", true, false)),
                                        anyOf(List.of("yes", "no", "true", "false"), STOPS)))));
        definitions.put("count", count(0, "^\\d{1,6}(\\.0+)?$"));
        definitions.put("count-from-1", count(1, "^(?!0+(\\.0+)?$)\\d{1,6}(\\.0+)?$"));
        definitions.put(
                "date",
                described(
                        "A day, such as 2026-09-30 or 30 September 2026.",
                        map("type", "string", "pattern", Dates.PATTERN)));
        definitions.put(
                "interval",
                described(
                        "A length of time, such as 3 hours, 1.5 days, 2 weeks or 3 months; or in ISO 8601 form, such as PT3H.",
                        map("type", "string", "pattern", Lengths.PATTERN)));
        definitions.put(
                "how-often",
                described(
                        "How often, such as yearly or every 2 years; or the length of time between.",
                        map("type", "string", "pattern", Lengths.PATTERN_OF_HOW_OFTEN)));
        definitions.put(
                "levels",
                described(
                        "A learning level, or several such as 1-3.",
                        map(
                                "anyOf",
                                List.of(
                                        map("enum", List.of(1, 2, 3)),
                                        map("type", "string", "pattern", Meant.PATTERN_OF_LEVELS)))));
        definitions.put(
                "language",
                described(
                        "A language code, such as en or cy.",
                        map("type", "string", "pattern", "^[A-Za-z]{2}(-[A-Za-z0-9]{1,8})*$")));
        definitions.put("curriculum", described("The id of a curriculum outcome, such as HC-L1-01.", scalar));
        definitions.put(
                "id",
                described(
                        "A short name that others can refer to.",
                        map(
                                "not",
                                blank(),
                                "anyOf",
                                List.of(
                                        map("type", "string", "pattern", "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"),
                                        map("type", "number", "minimum", 0)))));
        definitions.put("refers", described("The id of another item.", scalar));
        Map<String, Object> citation = map(
                "anyOf",
                List.of(
                        described("The id of a document in the section \"evidence\".", scalar),
                        map(
                                "type",
                                "object",
                                "required",
                                List.of("id"),
                                "additionalProperties",
                                false,
                                "properties",
                                map(
                                        "id", described("The id of a document in the section \"evidence\".", scalar),
                                        "page", described("The page, as printed.", orBlank(scalar)),
                                        "quote", described("The words that show it.", orBlank(scalar))))));
        definitions.put(
                "evidence",
                described(
                        "What shows it: one citation, or several.",
                        map("anyOf", List.of(citation, map("type", "array", "items", citation), blank()))));
        definitions.put("note", described("Anything a reviewer should know about this answer.", orBlank(scalar)));
        definitions.put(
                "blank",
                described(
                        "Left blank, or a word such as N/A: not stated.",
                        map("type", List.of("null", "string"), "pattern", Unsaid.PATTERN)));
        definitions.put(
                "blank-value",
                described(
                        "Left blank, or words that say that it is still to come: not stated.",
                        map("type", List.of("null", "string"), "pattern", Unsaid.PATTERN_OF_A_VALUE)));
        definitions.put("unsaid", described("An answer that says nothing yet.", unsaid(blank())));
        definitions.put(
                "blank-words",
                described(
                        "Left blank, or words that are there to fill the field: not stated.",
                        map("type", List.of("null", "string"), "pattern", Unsaid.PATTERN_OF_WORDS)));
        definitions.put("unsaid-words", described("An answer that says nothing yet.", unsaid(ref("blank-words"))));
        definitions.put("unsaid-value", described("An answer that says nothing yet.", unsaid(ref("blank-value"))));
        questions.sections().stream()
                .flatMap(section -> Stream.concat(section.questions().stream(), section.complete().stream()))
                .filter(question -> !hasOwnChoices(question))
                .forEach(question -> definitions.putIfAbsent(form(question), answer(question)));
        return definitions;
    }

    /** A text that is one of these words, in capitals or not. */
    private static Map<String, Object> anyOf(Collection<String> words, String ending) {
        StringJoiner pattern = new StringJoiner("|", "^\\s*(", ")" + ending + "\\s*$");
        for (String word : words) {
            StringBuilder letters = new StringBuilder();
            word.chars().forEach(letter -> {
                if (Character.isLetter(letter)) {
                    letters.append('[')
                            .append((char) Character.toUpperCase(letter))
                            .append((char) letter)
                            .append(']');
                } else {
                    letters.append(letter == '.' ? "\\." : Character.toString(letter));
                }
            });
            pattern.add(letters);
        }
        return map("type", "string", "pattern", pattern.toString());
    }

    private static Map<String, Object> orBlank(Map<String, Object> schema) {
        return map("anyOf", List.of(schema, blank()));
    }

    private static Map<String, Object> blank() {
        return ref("blank");
    }

    private static Map<String, Object> ref(String definition) {
        return map("$ref", "#/$defs/" + definition);
    }

    /** Words that are neither one of these nor too few to say something. */
    private static Map<String, Object> wordsOtherThan(Map<String, Object> one, Map<String, Object> other) {
        return map(
                "type",
                List.of("string", "number", "boolean"),
                "not",
                map(
                        "anyOf",
                        List.of(
                                blank(),
                                one,
                                other,
                                anyOf(new TreeSet<>(SubmissionReader.TOO_FEW), STOPS),
                                map("type", "string", "pattern", SubmissionReader.NO_WORD))));
    }

    private static Map<String, Object> count(int least, String written) {
        return described(
                "A whole number, " + least + " or more.",
                map(
                        "anyOf",
                        List.of(
                                map("type", "integer", "minimum", least, "maximum", 999_999),
                                map("type", "string", "pattern", written))));
    }

    private static Map<String, Object> described(String description, Map<String, Object> schema) {
        Map<String, Object> described = map("description", description);
        described.putAll(schema);
        return described;
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
