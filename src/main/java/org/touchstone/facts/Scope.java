package org.touchstone.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.touchstone.catalogue.Catalogue;
import org.touchstone.catalogue.Element;
import org.touchstone.catalogue.Parameter;
import org.touchstone.catalogue.Part;
import org.touchstone.catalogue.Standard;

/**
 * What is asked of a course: the standards of the framework for every course, and those of the elements that it
 * claims; nothing else.
 */
public final class Scope {

    private final Catalogue catalogue;
    private final CourseFacts facts;
    private final List<AskedPart> askedParts = new ArrayList<>();
    private final List<Standard> notYetCovered = new ArrayList<>();
    private final Map<String, List<Described>> inOrder = new HashMap<>();
    private final Map<String, Map<String, Parameter>> parameters = new HashMap<>();
    private final IdentityHashMap<Part, Map<Subject, Asked>> askedOf = new IdentityHashMap<>();
    private final List<Asked> asked = new ArrayList<>();

    private Scope(Catalogue catalogue, CourseFacts facts, LocalDate asOf) {
        this.catalogue = catalogue;
        this.facts = facts;
        for (Parameter parameter : catalogue.parameters(asOf)) {
            parameters
                    .computeIfAbsent(parameter.requirement(), id -> new HashMap<>())
                    .put(parameter.name(), parameter);
        }
    }

    /** The scope of one course, as of a day. */
    public static Scope of(CourseFacts facts, Catalogue catalogue, LocalDate asOf) {
        Scope scope = new Scope(catalogue, facts, asOf);
        standards(facts.claims(), catalogue).forEach(scope::add);
        return scope;
    }

    /** The standards that are asked of a course that claims these elements. */
    public static List<Standard> standards(Collection<String> claims, Catalogue catalogue) {
        return catalogue.standards().stream()
                .filter(standard -> isGeneral(standard, catalogue) || claims.contains(standard.element()))
                .toList();
    }

    /** Whether a standard is asked of every course. */
    public static boolean isGeneral(Standard standard, Catalogue catalogue) {
        return catalogue.element(standard.element()).filter(Element::isGeneral).isPresent();
    }

    private void add(Standard standard) {
        if (!catalogue.isCovered(standard.id())) {
            notYetCovered.add(standard);
        } else if (standard.sameAs().isEmpty()) {
            boolean general = isGeneral(standard, catalogue);
            for (Part part : catalogue.partsOf(standard.id())) {
                boolean ofOneElement = part.per().equals("element") && !general;
                List<Asked> targets = new ArrayList<>();
                for (Described thing : inOrder(part.per())) {
                    if (!ofOneElement || thing.getId().equals(standard.element())) {
                        targets.add(asked(part, thing));
                    }
                }
                askedParts.add(new AskedPart(standard, part, Collections.unmodifiableList(targets)));
            }
        }
    }

    /** The things of a kind in the order of their ids, so that the order of the submission does not matter. */
    private List<Described> inOrder(String kind) {
        return inOrder.computeIfAbsent(
                kind,
                of -> facts.things(of).stream()
                        .sorted(Comparator.comparing(Described::getId))
                        .toList());
    }

    /** A part, asked of one thing; the same one whichever standard asks. */
    private Asked asked(Part part, Described thing) {
        return askedOf.computeIfAbsent(part, of -> new HashMap<>()).computeIfAbsent(thing.subject(), of -> {
            Map<String, Parameter> set = parameters.getOrDefault(part.requirement(), Map.of());
            Asked one = new Asked(part, thing, facts.course(), set);
            asked.add(one);
            return one;
        });
    }

    /** Each standard in scope with each part that it asks for, in the order of the catalogue, each text once. */
    public List<AskedPart> askedParts() {
        return askedParts;
    }

    /** The standards in scope that no rule covers yet. */
    public List<Standard> notYetCovered() {
        return notYetCovered;
    }

    /** Every part asked, once for each thing it is asked of, however many standards ask for it. */
    public List<Asked> asked() {
        return Collections.unmodifiableList(asked);
    }

    /**
     * A part that a standard in scope asks for.
     *
     * @param standard the standard
     * @param part the part
     * @param targets what it is asked of; empty where the course describes nothing of that kind
     */
    public record AskedPart(Standard standard, Part part, List<Asked> targets) {}
}
