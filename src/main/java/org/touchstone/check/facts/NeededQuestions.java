package org.touchstone.check.facts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Standard;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;

/**
 * The questions that a course has to answer for what it claims: those that settle a standard in scope or are shown beside
 * a finding on it, those without which they cannot be answered, and those with a purpose of their own. No other.
 */
public final class NeededQuestions {

    private final Catalogue catalogue;
    private final Map<Question, List<Standard>> settled = new HashMap<>();
    private final Set<Question> needed = new HashSet<>();

    /**
     * The questions for what a course claims.
     *
     * @param claims the ids of the elements claimed; those that nobody knows ask for nothing
     */
    public NeededQuestions(Catalogue catalogue, Collection<String> claims) {
        this(catalogue, QuestionUses.in(catalogue), claims);
    }

    NeededQuestions(Catalogue catalogue, QuestionUses uses, Collection<String> claims) {
        this.catalogue = catalogue;
        Set<String> asked =
                Scope.standards(claims, catalogue).stream().map(Standard::id).collect(Collectors.toSet());
        uses.standards().forEach((question, standards) -> {
            List<Standard> inScope = standards.stream()
                    .filter(standard -> asked.contains(standard.id()))
                    .toList();
            if (!inScope.isEmpty() && isAsked(question, claims)) {
                settled.put(question, inScope);
            }
        });
        Deque<Question> next = new ArrayDeque<>(settled.keySet());
        next.addAll(uses.always());
        while (!next.isEmpty()) {
            Question question = next.remove();
            if (needed.add(question)) {
                next.addAll(uses.also().getOrDefault(question, List.of()));
            }
        }
    }

    private boolean isAsked(Question question, Collection<String> claims) {
        return question.claim().isEmpty()
                || claims.stream()
                        .flatMap(id -> catalogue.element(id).stream())
                        .anyMatch(element -> element.kind().equals(question.claim()));
    }

    /**
     * The elements of which a question is asked, each claimed alone, in order.
     *
     * @return their ids; of a question that is asked of every course, all that can be claimed
     */
    public static List<String> elementsAsking(Question question, Catalogue catalogue) {
        return QuestionUses.in(catalogue).elements().getOrDefault(question, List.of());
    }

    /** Whether a question is asked, of whatever it is about. */
    public boolean includes(Question question) {
        return needed.contains(question);
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
