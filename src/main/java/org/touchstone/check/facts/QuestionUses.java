package org.touchstone.check.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Standard;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;

/** What each question is good for, whatever a course claims: worked out once for a catalogue. */
final class QuestionUses {

    /** The sections in which something is always asked: what is claimed, and the documents that any answer may cite. */
    private static final Set<String> ALWAYS = Set.of("element", "document");

    private final Map<Question, List<Standard>> standards = new HashMap<>();
    private final Map<Question, List<Question>> also = new HashMap<>();
    private final Map<Question, List<String>> elements = new HashMap<>();
    private final List<Question> always;

    private QuestionUses(Catalogue catalogue) {
        for (Standard standard : catalogue.standards()) {
            catalogue.partsOf(standard.id()).stream()
                    .flatMap(QuestionUses::askedFor)
                    .distinct()
                    .map(catalogue.questions()::named)
                    .flatMap(Optional::stream)
                    .forEach(question -> standards
                            .computeIfAbsent(question, q -> new ArrayList<>())
                            .add(standard));
        }
        List<Section> sections = catalogue.questions().sections();
        always = sections.stream()
                .filter(section -> !section.list() || ALWAYS.contains(section.kind()))
                .flatMap(section -> always(section).stream())
                .toList();
        List<Question> questions = sections.stream()
                .flatMap(section -> Stream.concat(section.questions().stream(), section.complete().stream()))
                .toList();
        Stream.concat(questions.stream(), standards.keySet().stream())
                .distinct()
                .forEach(question -> also.put(question, neededFor(question, catalogue)));
        for (Element element : catalogue.elements()) {
            if (element.isClaimable()) {
                NeededQuestions needed = new NeededQuestions(catalogue, this, List.of(element.id()));
                questions.stream()
                        .distinct()
                        .filter(needed::includes)
                        .forEach(question -> elements.computeIfAbsent(question, q -> new ArrayList<>())
                                .add(element.id()));
            }
        }
    }

    static QuestionUses in(Catalogue catalogue) {
        return catalogue.once(QuestionUses.class, QuestionUses::new);
    }

    /** What a part rests on or shows; with that, of other things than elements, which element they are about. */
    private static Stream<String> askedFor(Part part) {
        Stream<String> about = part.per().equals("element")
                ? part.shows().stream().map(name -> name.substring(0, name.indexOf('.')) + ".elements")
                : Stream.of();
        return Stream.of(part.restsOn().stream(), part.shows().stream(), about).flatMap(names -> names);
    }

    /** What else must be said: of the item that the question is about, and of the items that its answer refers to. */
    private static List<Question> neededFor(Question question, Catalogue catalogue) {
        List<Question> more = new ArrayList<>();
        for (Section section : catalogue.questions().sections()) {
            boolean itsItem = section.list()
                    && (section.questions().contains(question)
                            || catalogue.questions().listed(section).equals(question)
                            || section.complete().filter(question::equals).isPresent());
            boolean referred = section.list() && section.kind().equals(question.to());
            if (itsItem || referred) {
                more.addAll(always(section));
            }
            if (referred) {
                section.questions().stream()
                        .filter(other -> other.answers() == AnswerKind.ID)
                        .forEach(more::add);
            }
        }
        return more;
    }

    /** What is asked of each item, whatever it is asked for: what must be there, and what has a purpose of its own. */
    private static List<Question> always(Section section) {
        return section.questions().stream()
                .filter(question -> question.must() || !question.keptFor().isEmpty())
                .toList();
    }

    /** The standards that an answer helps to settle, in the order of the catalogue. */
    Map<Question, List<Standard>> standards() {
        return standards;
    }

    /** What else has to be answered with a question. */
    Map<Question, List<Question>> also() {
        return also;
    }

    /** What is asked of every course. */
    List<Question> always() {
        return always;
    }

    /** The elements of which a question is asked, each claimed alone. */
    Map<Question, List<String>> elements() {
        return elements;
    }
}
