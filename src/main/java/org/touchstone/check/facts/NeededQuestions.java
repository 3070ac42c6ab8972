package org.touchstone.check.facts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Standard;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;

/**
 * The questions that a course has to answer for what it claims: those that settle a standard in scope or are shown beside
 * a finding on it, those without which they cannot be answered, and those with a purpose of their own. No other.
 */
public final class NeededQuestions {

    /** The sections in which something is always asked: what is claimed, and the documents that any answer may cite. */
    private static final Set<String> ALWAYS = Set.of("element", "document");

    private final Catalogue catalogue;
    private final Map<Question, List<Standard>> settled = new LinkedHashMap<>();
    private final Set<Question> needed = new LinkedHashSet<>();

    /**
     * The questions for what a course claims.
     *
     * @param claims the ids of the elements claimed; those that nobody knows ask for nothing
     */
    public NeededQuestions(Catalogue catalogue, Collection<String> claims) {
        this.catalogue = catalogue;
        for (Standard standard : Scope.standards(claims, catalogue)) {
            catalogue.partsOf(standard.id()).stream()
                    .flatMap(NeededQuestions::askedFor)
                    .distinct()
                    .map(catalogue.questions()::named)
                    .flatMap(Optional::stream)
                    .forEach(question -> settled.computeIfAbsent(question, q -> new ArrayList<>())
                            .add(standard));
        }
        Deque<Question> next = new ArrayDeque<>(settled.keySet());
        catalogue.questions().sections().stream()
                .filter(section -> !section.list() || ALWAYS.contains(section.kind()))
                .forEach(section -> next.addAll(always(section)));
        while (!next.isEmpty()) {
            Question question = next.remove();
            if (needed.add(question)) {
                next.addAll(neededFor(question));
            }
        }
    }

    /** What a part rests on or shows; with that, of other things than elements, which element they are about. */
    private static Stream<String> askedFor(Part part) {
        Stream<String> about = part.per().equals("element")
                ? part.shows().stream().map(name -> name.substring(0, name.indexOf('.')) + ".elements")
                : Stream.of();
        return Stream.of(part.restsOn().stream(), part.shows().stream(), about).flatMap(names -> names);
    }

    /** What else must be said: of the item that the question is about, and of the items that its answer refers to. */
    private List<Question> neededFor(Question question) {
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

    /** The questions of a section to ask, in order. */
    public List<Question> of(Section section) {
        return section.questions().stream().filter(needed::contains).toList();
    }

    /** The question whether a list is all there is, where something rests on that. */
    public Optional<Question> complete(Section section) {
        return section.complete().filter(needed::contains);
    }

    /** The questions of a section to ask about one claimed element. */
    public List<Question> of(Section section, String element) {
        return of(section).stream()
                .filter(question ->
                        question.must() || !standards(question, element).isEmpty())
                .toList();
    }

    /** The ids of the standards in scope that an answer helps to settle, those that repeat another's text included. */
    public List<String> standards(Question question) {
        return ids(settled.getOrDefault(question, List.of()));
    }

    /** Of these, the ids of those asked of every course or for this element. */
    public List<String> standards(Question question, String element) {
        return ids(settled.getOrDefault(question, List.of()).stream()
                .filter(standard -> Scope.isGeneral(standard, catalogue)
                        || standard.element().equals(element))
                .toList());
    }

    private List<String> ids(List<Standard> standards) {
        List<String> ids = new ArrayList<>();
        standards.forEach(standard -> {
            ids.add(standard.id());
            ids.addAll(catalogue.repeatsOf(standard.id()));
        });
        return List.copyOf(ids);
    }
}
