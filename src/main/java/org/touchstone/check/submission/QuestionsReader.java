package org.touchstone.check.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.touchstone.check.located.Fields;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.Name;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.Words;

/** Reads {@code questions.yaml}. */
final class QuestionsReader {

    private final Map<String, String> elements;
    private final List<String> curriculum;
    private final List<Question> derived;
    private final List<Mistake> mistakes;
    private final Map<String, Question> byName = new HashMap<>();
    private final Set<String> sectionKeys = new HashSet<>();
    private final Set<String> kinds = new HashSet<>();
    private final Map<Fields, String> refers = new LinkedHashMap<>();

    /**
     * A reader.
     *
     * @param elements the names of the elements that a course may claim, by their ids
     * @param curriculum the ids of the curriculum outcomes that a course may name
     * @param derived the facts that the program works out from answers
     * @param mistakes takes what is wrong
     */
    QuestionsReader(
            Map<String, String> elements, List<String> curriculum, List<Question> derived, List<Mistake> mistakes) {
        this.elements = elements;
        this.curriculum = curriculum;
        this.derived = derived;
        this.mistakes = mistakes;
        derived.forEach(question -> byName.put(question.name(), question));
    }

    Questions read(String file, Node node) {
        List<Section> sections = new ArrayList<>();
        for (Fields fields : Fields.each(file, node, mistakes)) {
            Section section = section(fields);
            if (section.list()) {
                claim(Questions.howMany(section), fields);
                section.complete().ifPresent(complete -> claim(complete, fields));
            }
            sections.add(section);
            fields.done();
        }
        refers.forEach((fields, kind) -> {
            if (!kinds.contains(kind)) {
                fields.mistake(
                        fields.place("to"),
                        "No section lists things of the kind \"" + kind + "\".",
                        Words.didYouMean(kind, kinds, ""));
            }
        });
        return new Questions(sections, elements, curriculum, derived);
    }

    private Section section(Fields fields) {
        String key = fields.name("key", Name.SECTION);
        if (!key.isEmpty() && !sectionKeys.add(key)) {
            fields.mistake(fields.place("key"), "There are two sections \"" + key + "\".", "Give one another key.");
        }
        boolean list = fields.node("each").isPresent();
        String kind = list ? fields.name("each", Name.KIND) : Questions.COURSE;
        if (list && kind.equals(Questions.COURSE)) {
            fields.mistake(fields.place("each"), "There is one course, and no list of them.", "Remove \"each\".");
        } else if (list && !kinds.add(kind)) {
            fields.mistake(
                    fields.place("each"),
                    "Two sections list things of the kind \"" + kind + "\".",
                    "Give one another kind.");
        }
        List<Question> questions = new ArrayList<>();
        List<Fields> asked = fields.groups("questions");
        for (Fields each : asked) {
            Question question = question(kind, each);
            claim(question, each);
            questions.add(question);
        }
        for (int i = 0; i < asked.size(); i++) {
            unless(questions, asked.get(i));
        }
        if (questions.isEmpty()) {
            fields.mistake(fields.place("questions"), "This section asks nothing.", "Add \"questions\".");
        }
        return new Section(
                key,
                kind,
                !kind.equals(Questions.COURSE),
                fields.name("chapter", Name.CHAPTER),
                fields.text("title"),
                fields.text("intro"),
                List.copyOf(questions),
                pages(fields, questions),
                list ? fields.optionalText("complete").map(ask -> Questions.complete(key, ask)) : Optional.empty());
    }

    /** The pages that a section names, and a last one with the questions that none of them asks. */
    private static List<Section.Page> pages(Fields fields, List<Question> questions) {
        List<Section.Page> pages = new ArrayList<>();
        List<String> left =
                new ArrayList<>(questions.stream().map(Question::key).toList());
        for (Fields each : fields.groups("pages")) {
            List<Question> asked = new ArrayList<>();
            for (Node.Scalar key : each.scalars("asks")) {
                if (left.remove(key.text())) {
                    asked.add(questions.stream()
                            .filter(question -> question.key().equals(key.text()))
                            .findFirst()
                            .orElseThrow());
                } else {
                    each.mistake(
                            key.place(),
                            "\"" + key.text() + "\" is no question of this section that is left for this page.",
                            Words.didYouMean(key.text(), left, "Name each question of the section once."));
                }
            }
            long shown = asked.stream()
                    .filter(question -> question.answers() != AnswerKind.ID)
                    .count();
            if (shown > Section.MOST_ON_A_PAGE) {
                each.mistake(
                        each.place("asks"),
                        "This page asks " + shown + " questions.",
                        "Ask " + Section.MOST_ON_A_PAGE + " at most, and the others on another page.");
            }
            pages.add(new Section.Page(each.text("title"), List.copyOf(asked)));
            each.done();
        }
        if (!left.isEmpty()) {
            pages.add(new Section.Page(
                    fields.text("title"),
                    questions.stream()
                            .filter(question -> left.contains(question.key()))
                            .toList()));
        }
        return List.copyOf(pages);
    }

    /** Takes the words of a question for it; notes where they are another's already. */
    private void claim(Question question, Fields fields) {
        Question other = byName.putIfAbsent(question.name(), question);
        if (other != null && !question.key().isEmpty()) {
            fields.mistake(
                    fields.place("key"),
                    other.key().equals(question.key())
                            ? "\"" + question.key() + "\" is asked twice."
                            : "\"" + question.key() + "\" is \"" + question.words() + "\" in rules, and so is \""
                                    + other.key() + "\".",
                    "Give one another key.");
        }
    }

    private Question question(String kind, Fields fields) {
        AnswerKind answers = AnswerKind.of(fields.oneOf("kind", AnswerKind.WORDS));
        boolean chosen = answers == AnswerKind.CHOICE || answers == AnswerKind.CHOICES;
        List<String> choices = List.of();
        if (chosen) {
            choices = fields.names("of", Name.CHOICE);
            if (choices.isEmpty()) {
                fields.mistake(
                        fields.place("of"), "There is nothing to choose from.", "List the choices under \"of\".");
            }
        } else if (answers == AnswerKind.ELEMENT || answers == AnswerKind.ELEMENTS) {
            choices = List.copyOf(elements.keySet());
        } else if (answers == AnswerKind.LEVELS) {
            choices = List.of("1", "2", "3");
        } else if (answers == AnswerKind.YES_NO) {
            choices = List.of("yes", "no");
        }
        String to = "";
        if (answers == AnswerKind.REFERS) {
            to = fields.name("to", Name.KIND);
            if (!to.isEmpty()) {
                refers.put(fields, to);
            }
        }
        Question question = new Question(
                kind,
                fields.name("key", Name.QUESTION),
                answers,
                choices,
                to,
                fields.optionalOneOf("must", List.of("yes", "no"))
                        .filter("yes"::equals)
                        .isPresent(),
                fields.text("ask"),
                fields.optionalText("help").orElse(""),
                fields.optionalOneOf("for", Question.PURPOSES).orElse(""),
                kind.equals(Questions.COURSE)
                        ? fields.optionalOneOf("claim", Questions.CLAIMABLE).orElse("")
                        : "",
                fields.texts("unless"),
                chosen
                        ? otherWords(fields, choices)
                        : answers == AnswerKind.DESCRIPTION ? otherWords(fields, List.of(Meant.NO)) : Map.of(),
                answers == AnswerKind.COUNT
                        ? fields.optionalOneOf("least", List.of("0", "1"))
                                .map(Integer::valueOf)
                                .orElse(0)
                        : 0);
        fields.done();
        return question;
    }

    /** What people write for each of the choices, or for no, by their words. */
    private static Map<String, String> otherWords(Fields fields, List<String> choices) {
        Map<String, String> otherWords = new LinkedHashMap<>();
        fields.group("also").ifPresent(also -> {
            for (String choice : choices) {
                for (String words : also.names(choice, Name.CHOICE)) {
                    String other = otherWords.putIfAbsent(words.toLowerCase(Locale.ROOT), choice);
                    if (other != null || choices.contains(words)) {
                        also.mistake(
                                also.place(choice),
                                "\"" + words + "\" already means \"" + (other == null ? words : other) + "\".",
                                "Let it mean one choice only.");
                    }
                }
            }
            also.done();
        });
        return otherWords;
    }

    /** Notes a question that is not asked where an item makes a choice, or answers a question, that is not there. */
    private static void unless(List<Question> among, Fields fields) {
        for (Node.Scalar unless : fields.scalars("unless")) {
            boolean known = among.stream()
                    .anyMatch(other -> other.key().equals(unless.text())
                            || (other.answers() == AnswerKind.CHOICE
                                    && other.choices().contains(unless.text())));
            if (!known) {
                fields.mistake(
                        unless.place(),
                        "No question of this section is \"" + unless.text() + "\" or has that choice.",
                        "Write a choice with which an item says that this is not asked of it, or the key of a question"
                                + " instead of which this one is asked.");
            }
        }
    }
}
