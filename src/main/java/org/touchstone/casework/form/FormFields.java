package org.touchstone.casework.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.touchstone.casework.form.Field.Input;
import org.touchstone.casework.form.Field.Option;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.explanation.Explanation;
import org.touchstone.check.facts.NeededQuestions;
import org.touchstone.check.facts.Scope;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.Words;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Item;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;

/** Makes the fields of a form: what each question is answered with, what can be chosen, and what stands beside it. */
final class FormFields {

    private static final int FEW = 7;
    private static final int LINE = 70;

    private final CourseDraft draft;
    private final Catalogue catalogue;
    private final Map<String, Set<String>> claims;
    private final NeededQuestions needed;
    private final FormNotes notes;
    private final PlainWords words;

    FormFields(
            CourseDraft draft,
            Catalogue catalogue,
            Map<String, Set<String>> claims,
            NeededQuestions needed,
            FormNotes notes) {
        this.draft = draft;
        this.catalogue = catalogue;
        this.claims = claims;
        this.needed = needed;
        this.notes = notes;
        this.words = new PlainWords(draft, catalogue);
    }

    /** A question of a page, with what was posted in its field in place of what the draft says. */
    Field field(Section section, FormLink page, Question question, boolean asked, Posted posted) {
        Node said = draft.saidAnswers(page);
        ShownAnswer shown = ShownAnswer.of(question, Tree.get(draft.answers(page), question.key()));
        Field field = field(section, page, question, said, shown, asked);
        return field(section, page, question, said, posted.over(field), asked);
    }

    private Field field(
            Section section, FormLink page, Question question, @Nullable Node said, ShownAnswer shown, boolean asked) {
        FormLink link = page.at(question.key());
        String element = section.kind().equals("element") && said != null ? ItemMatch.id(section, said) : "";
        List<Explanation> found = new ArrayList<>(notes.findings(link));
        if (page.position() > 0 && Tree.get(said, question.key()) == null) {
            notes.waiting(question).stream()
                    .filter(explanation -> !found.contains(explanation))
                    .forEach(found::add);
        }
        List<Option> options = options(question, shown.values(), element);
        return new Field(
                question,
                link,
                input(question, shown),
                question.ask(),
                hint(question, element),
                asked,
                shown.values(),
                isStopgap(page, question, shown),
                options,
                question.answers() == AnswerKind.CURRICULUM ? others(shown.values(), options) : "",
                shown.note(),
                Field.Citing.all(question, shown.citations()),
                element.isEmpty()
                        ? needed.standards(question)
                        : asked ? needed.standards(question, element) : List.of(),
                notes.mistakes(link),
                List.copyOf(found));
    }

    private boolean isStopgap(FormLink page, Question question, ShownAnswer shown) {
        List<String> written = ShownAnswer.of(question, Tree.get(draft.answers(page), question.key()))
                .values();
        return !written.isEmpty() && written.equals(shown.values()) && !draft.says(page, question);
    }

    private static String others(List<String> values, List<Option> options) {
        return values.stream()
                .filter(value ->
                        options.stream().noneMatch(option -> option.value().equals(value)))
                .collect(Collectors.joining("\n"));
    }

    /** What a question is answered with. One line cannot hold several; a browser would join them. */
    private static Input input(Question question, ShownAnswer shown) {
        Input input = switch (question.answers()) {
            case DESCRIPTION -> Input.TEXTAREA;
            case TEXT, PHRASE, ID -> Input.TEXT;
            case YES_NO -> Input.RADIOS;
            case CHOICE -> question.choices().size() <= FEW ? Input.RADIOS : Input.SELECT;
            case ELEMENT -> Input.SELECT;
            case CHOICES, ELEMENTS, LEVELS, REFERS -> Input.CHECKBOXES;
            case CURRICULUM -> Input.CURRICULUM;
            case COUNT -> Input.NUMBER;
            case DATE -> Input.DATE;
            case INTERVAL -> Input.INTERVAL;
            case LANGUAGE -> Input.LANGUAGE;
        };
        boolean typed = input == Input.TEXT
                || input == Input.NUMBER
                || input == Input.DATE
                || input == Input.INTERVAL
                || input == Input.LANGUAGE;
        boolean tooLong = shown.values().stream()
                .anyMatch(text -> text.indexOf('\n') >= 0 || (input == Input.TEXT && text.length() > LINE));
        return typed && tooLong ? Input.TEXTAREA : input;
    }

    private String hint(Question question, String claim) {
        String key =
                isYear(question) ? "hint.year" : "hint." + question.answers().word();
        String form = FormMessages.text(key);
        String component = question.answers() == AnswerKind.CURRICULUM
                ? catalogue.element(claim).map(this::componentsRestOn).orElse("")
                : "";
        return Stream.of(question.help(), component, form)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** On whose outcomes a component rests at the levels at which it has none of its own; nothing of anything else. */
    private String componentsRestOn(Element element) {
        return element.kind().equals("component")
                ? FormMessages.text("hint.component", stated(element, 1), stated(element, 2))
                : "";
    }

    private String stated(Element element, int level) {
        String id = Scope.statedIn(element, level);
        return catalogue.element(id).map(Element::name).orElse(id);
    }

    /** Whether the number that is asked for is a year. */
    static boolean isYear(Question question) {
        return question.answers() == AnswerKind.COUNT && question.ask().matches("(?i).*\\bwhich year\\b.*");
    }

    private List<Option> options(Question question, List<String> values, String element) {
        List<Option> options = new ArrayList<>(
                switch (question.answers()) {
                    case YES_NO, CHOICE, CHOICES ->
                        question.choices().stream()
                                .map(word -> option(word, Words.sentence(word), "", values))
                                .toList();
                    case ELEMENT, ELEMENTS ->
                        question.choices().stream()
                                .map(id -> element(id, values))
                                .toList();
                    case LEVELS ->
                        question.choices().stream()
                                .map(level -> option(level, FormMessages.text("level", level), "", values))
                                .toList();
                    case REFERS -> items(question.to(), values);
                    case CURRICULUM -> curriculum(values, element);
                    default -> List.<Option>of();
                });
        if (ShownAnswer.canSayNone(question) && (!options.isEmpty() || values.contains(ShownAnswer.NONE))) {
            options.add(option(ShownAnswer.NONE, FormMessages.text("option.none"), "", values));
        }
        if (question.answers() == AnswerKind.REFERS || !question.choices().isEmpty()) {
            Set<String> offered = new HashSet<>();
            options.forEach(option -> offered.add(option.value()));
            values.stream().filter(offered::add).forEach(value -> options.add(unknown(question, value)));
        }
        return List.copyOf(options);
    }

    /** Something chosen that is none of the choices. An id that was made here says nothing to anybody. */
    private static Option unknown(Question question, String value) {
        boolean gone = question.answers() == AnswerKind.REFERS && Item.isMadeId(question.to(), value);
        return gone
                ? new Option(value, FormMessages.text("option.gone"), "", true)
                : new Option(value, value, FormMessages.text("option.unknown"), true);
    }

    /** An element to choose. Where something is claimed, what is not is chosen by few. */
    private Option element(String id, List<String> chosen) {
        boolean aside = !claims.isEmpty() && !claims.containsKey(id) && !chosen.contains(id);
        return new Option(id, catalogue.element(id).map(Element::name).orElse(id), "", chosen.contains(id), aside);
    }

    private static Option option(String value, String label, String hint, List<String> chosen) {
        return new Option(value, label, hint, chosen.contains(value));
    }

    /** The items of a kind, to refer to. Two with one id are offered once. */
    List<Option> items(String kind, List<String> chosen) {
        Map<String, Option> options = new LinkedHashMap<>();
        draft.questions().listOf(kind).ifPresent(section -> {
            List<Node> items = draft.said(section);
            for (int i = 0; i < items.size(); i++) {
                String id = ItemNames.id(section, items.get(i), i);
                options.putIfAbsent(id, option(id, words.label(section, items.get(i), i), "", chosen));
            }
        });
        return List.copyOf(options.values());
    }

    /** The curriculum outcomes of the elements and levels that are claimed, or of the one whose claim this is. */
    private List<Option> curriculum(List<String> chosen, String claim) {
        Map<String, Option> options = new LinkedHashMap<>();
        claims.forEach((id, levels) -> catalogue.element(id).ifPresent(element -> {
            for (String level : levels) {
                if (level.matches("[1-3]") && (claim.isEmpty() || claim.equals(id))) {
                    Scope.outcomes(element, Integer.parseInt(level), catalogue)
                            .forEach(outcome -> options.putIfAbsent(
                                    outcome.id(), option(outcome.id(), outcome.id(), outcome.asks(), chosen)));
                }
            }
        }));
        return List.copyOf(options.values());
    }
}
