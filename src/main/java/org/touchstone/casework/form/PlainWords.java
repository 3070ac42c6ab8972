package org.touchstone.casework.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.Words;
import org.touchstone.check.submission.Citation;
import org.touchstone.check.submission.Item;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;

/** What the answers of one draft say, for people: with titles in the place of the ids by which a file refers to things. */
final class PlainWords {

    /** How a file names a document that the service keeps, or kept. */
    private static final Pattern KEPT = Pattern.compile("sha256:[0-9a-f]{64}");

    private final CourseDraft draft;
    private final Catalogue catalogue;
    private final Map<String, Map<String, String>> labels = new HashMap<>();

    PlainWords(CourseDraft draft, Catalogue catalogue) {
        this.draft = draft;
        this.catalogue = catalogue;
    }

    /** How an item is named: by its title, or else by its number in the list. */
    String label(Section section, Node item, int index) {
        Optional<String> element = section.kind().equals("element")
                ? catalogue.element(ItemMatch.id(section, item)).map(Element::name)
                : Optional.empty();
        return element.orElseGet(() -> ItemNames.named(section, item, index));
    }

    /** One value of an answer, as part of a sentence. */
    String value(Question question, String value) {
        if (value.equals(ShownAnswer.NONE)) {
            return FormMessages.text("none");
        }
        return switch (question.answers()) {
            case ELEMENT, ELEMENTS ->
                catalogue.element(value).map(Element::name).orElse(value);
            case REFERS -> referred(question.to(), value);
            default -> value;
        };
    }

    /** One value of an answer, as it stands by itself; a link to a document says whether the service keeps that. */
    String alone(Question question, String value, Predicate<String> keeps) {
        if (value.equals(ShownAnswer.NONE)) {
            return FormMessages.text("option.none");
        }
        if (KEPT.matcher(value).matches()) {
            return FormMessages.text(keeps.test(value) ? "document.kept" : "document.not-kept");
        }
        return switch (question.answers()) {
            case DESCRIPTION -> value.equals("no") ? Words.sentence(value) : value;
            case YES_NO, CHOICE, CHOICES -> Words.sentence(value);
            case LEVELS -> FormMessages.text("level", value);
            case CURRICULUM ->
                catalogue
                        .outcome(value)
                        .map(outcome -> FormMessages.text("curriculum.outcome", outcome.asks(), outcome.id()))
                        .orElse(value);
            default -> value(question, value);
        };
    }

    /** What a document that is cited is called. */
    String document(String id) {
        return id.isEmpty() ? FormMessages.text("document.not-named") : referred("document", id);
    }

    private String referred(String kind, String id) {
        String otherwise = Item.isMadeId(kind, id) ? FormMessages.text("option.gone") : id;
        return labels.computeIfAbsent(kind, this::labels).getOrDefault(id, otherwise);
    }

    private Map<String, String> labels(String kind) {
        Map<String, String> byId = new HashMap<>();
        draft.questions().listOf(kind).ifPresent(section -> {
            List<Node> items = draft.said(section);
            for (int i = 0; i < items.size(); i++) {
                byId.putIfAbsent(ItemNames.id(section, items.get(i), i), label(section, items.get(i), i));
            }
        });
        return byId;
    }

    /** The values of an answer, on one line. */
    String values(Question question, ShownAnswer shown) {
        return shown.values().stream().map(value -> value(question, value)).collect(Collectors.joining(", "));
    }

    /** What shows an answer, on one line. */
    String evidence(ShownAnswer shown) {
        return shown.citations().stream().map(this::cited).collect(Collectors.joining("; "));
    }

    private String cited(ShownAnswer.Cited cited) {
        String text = document(cited.document());
        if (!cited.page().isEmpty()) {
            text = FormMessages.text("citation.page", text, Citation.pageAlone(cited.page()));
        }
        return cited.quote().isEmpty() ? text : FormMessages.text("citation.quote", text, cited.quote());
    }

    /** An answer with its note and citations, on one line. */
    String answer(Question question, ShownAnswer shown) {
        String note = shown.note().isEmpty() ? "" : FormMessages.text("answer.note", shown.note());
        String evidence = evidence(shown).isEmpty() ? "" : FormMessages.text("answer.evidence", evidence(shown));
        return List.of(values(question, shown), note, evidence).stream()
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
