package org.touchstone.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.touchstone.catalogue.Catalogue;
import org.touchstone.catalogue.Element;
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
    private final Map<String, Map<Subject, Asked>> asked = new LinkedHashMap<>();

    private Scope(Catalogue catalogue, CourseFacts facts) {
        this.catalogue = catalogue;
        this.facts = facts;
    }

    /** The scope of one course. */
    public static Scope of(CourseFacts facts, Catalogue catalogue) {
        Scope scope = new Scope(catalogue, facts);
        List<String> claimed = facts.claims();
        for (Standard standard : catalogue.standards()) {
            boolean general = catalogue.element(standard.element()).filter(Element::isGeneral).isPresent();
            if (general || claimed.contains(standard.element())) {
                scope.add(standard);
            }
        }
        return scope;
    }

    private void add(Standard standard) {
        if (!catalogue.isCovered(standard.id())) {
            notYetCovered.add(standard);
        } else if (standard.sameAs().isEmpty()) {
            for (Part part : catalogue.partsOf(standard.id())) {
                List<Asked> targets = new ArrayList<>();
                for (Subject target : targets(standard, part)) {
                    targets.add(asked.computeIfAbsent(part.key(), key -> new HashMap<>())
                            .computeIfAbsent(target, subject -> new Asked(part, subject)));
                }
                askedParts.add(new AskedPart(standard, part, List.copyOf(targets)));
            }
        }
    }

    private List<Subject> targets(Standard standard, Part part) {
        List<Subject> all = facts.subjects(part.per());
        boolean general = catalogue.element(standard.element()).filter(Element::isGeneral).isPresent();
        return part.per().equals("element") && !general
                ? all.stream().filter(subject -> subject.id().equals(standard.element())).toList()
                : all;
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
        List<Asked> all = new ArrayList<>();
        asked.values().forEach(bySubject -> all.addAll(bySubject.values()));
        return all;
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
