package org.touchstone.author.reasoning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Section;

/** Writes a submission that says what a situation holds, and nothing else but what has to be said. */
final class WrittenCourse {

    private final Situation situation;
    private final Side side;
    private final String element;
    private final Questions questions;
    private final Map<String, Map<String, String>> course = new LinkedHashMap<>();
    private final Map<String, List<Map<String, String>>> lists = new LinkedHashMap<>();
    private final Map<String, String> complete = new LinkedHashMap<>();

    private WrittenCourse(Situation situation, Side side, String element) {
        this.situation = situation;
        this.side = side;
        this.element = element;
        this.questions = side.catalogue().questions();
    }

    /** The text of such a submission; nothing where what the situation holds is worked out and cannot be written. */
    static Optional<String> of(Situation situation, Side side, String element) {
        return new WrittenCourse(situation, side, element).text();
    }

    private Optional<String> text() {
        String per = side.part().per();
        if (!per.equals(Questions.COURSE) && questions.listOf(per).isEmpty()) {
            return Optional.empty();
        }
        must();
        if (!per.equals(Questions.COURSE)) {
            lists.put(per, new ArrayList<>(List.of(item(per, 0, itsAnswers(per)))));
        }
        situation.answers().forEach((question, given) -> {
            if (question.kind().equals(Questions.COURSE)) {
                answer(question, given)
                        .ifPresent(value -> questions
                                .asking(question)
                                .ifPresent(
                                        section -> course.computeIfAbsent(section.key(), key -> new LinkedHashMap<>())
                                                .put(question.key(), value)));
            }
        });
        situation.lists().forEach(this::list);
        List<Map<String, String>> claims = lists.computeIfAbsent("element", kind -> new ArrayList<>());
        if (claims.stream().noneMatch(claim -> claim.getOrDefault("element", "").equals(element))
                && !situation.lists().containsKey("element")) {
            claims.add(item("element", 0, Map.of()));
        }
        return Optional.of(written());
    }

    private void must() {
        for (Section section : questions.sections()) {
            for (Question question : section.questions()) {
                if (!section.list() && question.must()) {
                    course.computeIfAbsent(section.key(), key -> new LinkedHashMap<>())
                            .put(question.key(), quoted(ReasoningWords.text("course." + question.key())));
                }
            }
        }
    }

    private Map<Question, Given> itsAnswers(String per) {
        Map<Question, Given> its = new LinkedHashMap<>();
        situation.answers().forEach((question, given) -> {
            if (question.kind().equals(per)) {
                its.put(question, given);
            }
        });
        return its;
    }

    /** An item with what must be said of it, and these answers. */
    private Map<String, String> item(String kind, int number, Map<Question, Given> answers) {
        Map<String, String> item = new LinkedHashMap<>();
        Section section = questions.listOf(kind).orElseThrow();
        for (Question question : section.questions()) {
            Given given = answers.get(question);
            if (question.answers() == AnswerKind.ID) {
                item.put(question.key(), Imagined.name(kind, number));
            } else if (question.names()) {
                item.put(question.key(), quoted(ReasoningWords.text("item", kind, number + 1)));
            } else if (given != null) {
                answer(question, given).ifPresent(value -> item.put(question.key(), value));
            } else if (question.must()) {
                item.put(question.key(), usual(question));
            }
        }
        return item;
    }

    private String usual(Question question) {
        return switch (question.answers()) {
            case ELEMENT -> element;
            case LEVELS -> levels();
            case CHOICE -> quoted(question.choices().get(0));
            default -> quoted(ReasoningWords.text("said.words"));
        };
    }

    private String levels() {
        Catalogue catalogue = side.catalogue();
        return catalogue.element(element).map(each -> each.levels().toString()).orElse("[1]");
    }

    private void list(String kind, Listed listed) {
        Optional<Section> section = questions.listOf(kind);
        if (section.isEmpty() || listed.said() == Listed.Said.NOTHING) {
            return;
        }
        List<Map<String, String>> items = lists.computeIfAbsent(kind, k -> new ArrayList<>());
        for (Listed.Thing thing : listed.things()) {
            int number = items.size();
            items.add(item(kind, number, thing.answers()));
            thing.namedBy().forEach(question -> refer(question, Imagined.name(kind, number)));
        }
        section.get().complete().ifPresent(question -> {
            if (listed.said() == Listed.Said.ALL && !items.isEmpty()) {
                complete.put(kind, question.key() + ": yes");
            } else if (listed.said() == Listed.Said.OPEN && items.isEmpty()) {
                complete.put(kind, question.key() + ": no");
            }
        });
    }

    /** What is asked names a thing. */
    private void refer(Question question, String id) {
        String per = side.part().per();
        List<Map<String, String>> items = lists.getOrDefault(per, List.of());
        if (question.kind().equals(per) && !items.isEmpty()) {
            Map<String, String> it = items.get(0);
            String now = it.getOrDefault(question.key(), "[]");
            boolean none = now.equals("[]") || now.equals("[other]");
            it.put(question.key(), none ? "[" + id + "]" : now.substring(0, now.length() - 1) + ", " + id + "]");
        }
    }

    /** An answer as it is written. */
    private Optional<String> answer(Question question, Given given) {
        if (!given.isSaid() || Classes.workedOut(question)) {
            return Optional.empty();
        }
        if (question.answers().isList()) {
            boolean none = given.kind() == Given.Kind.NO;
            if (question.answers() == AnswerKind.REFERS && !none) {
                return Optional.of("[" + referred(question) + "]");
            }
            Set<String> values = new LinkedHashSet<>();
            given.texts()
                    .forEach(value -> values.add(question.answers() == AnswerKind.CHOICES ? quoted(value) : value));
            return Optional.of(none ? "[]" : "[" + String.join(", ", values) + "]");
        }
        boolean plain = question.answers() == AnswerKind.YES_NO
                || question.answers().isNumeric()
                || given.kind() == Given.Kind.NO;
        return Optional.of(plain ? given.texts().get(0) : quoted(given.texts().get(0)));
    }

    /** Something for an answer to refer to. */
    private String referred(Question question) {
        String kind = question.to();
        if (!situation.lists().containsKey(kind) && questions.listOf(kind).isPresent()) {
            List<Map<String, String>> items = lists.computeIfAbsent(kind, k -> new ArrayList<>());
            if (items.isEmpty()) {
                items.add(item(kind, 0, Map.of()));
            }
            return Imagined.name(kind, 0);
        }
        boolean named = situation.lists().values().stream()
                .flatMap(listed -> listed.things().stream())
                .anyMatch(thing -> thing.namedBy().contains(question));
        return named ? "other" : Imagined.name(kind, 0);
    }

    private static String quoted(String text) {
        boolean plain = text.matches("[A-Za-z][A-Za-z -]*") && !text.matches("(?i)yes|no|on|off|true|false|null|y|n");
        return plain ? text : "'" + text.replace("'", "''") + "'";
    }

    private String written() {
        StringBuilder text = new StringBuilder();
        for (Section section : questions.sections()) {
            Map<String, String> answers = course.getOrDefault(section.key(), Map.of());
            List<Map<String, String>> items = lists.get(section.kind());
            if (section.list() && items != null) {
                text.append(section.key()).append(items.isEmpty() ? ": []\n" : ":\n");
                for (Map<String, String> item : items) {
                    String before = "  - ";
                    for (Map.Entry<String, String> each : item.entrySet()) {
                        text.append(before)
                                .append(each.getKey())
                                .append(": ")
                                .append(each.getValue())
                                .append('\n');
                        before = "    ";
                    }
                }
            } else if (!section.list() && !answers.isEmpty()) {
                text.append(section.key()).append(":\n");
                answers.forEach((key, value) ->
                        text.append("  ").append(key).append(": ").append(value).append('\n'));
            }
            if (section.list() && complete.containsKey(section.kind())) {
                text.append(complete.get(section.kind())).append('\n');
            }
        }
        return text.toString();
    }
}
