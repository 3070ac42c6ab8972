package org.touchstone.check.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstone.check.catalogue.AskedFor;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.catalogue.LearningOutcome;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Standard;

/**
 * What is asked of a course: the standards of the framework for every course, and those of the elements that it
 * claims; nothing else.
 */
public final class Scope {

    private final CourseFacts facts;
    private final List<AskedPart> askedParts = new ArrayList<>();
    private final List<Standard> notYetCovered;
    private final Map<String, List<Described>> inOrder = new HashMap<>();
    private final Map<String, Numbers> numbers = new HashMap<>();
    private final Map<String, AskedOfEach> askedOfEach = new HashMap<>();
    private final List<Asked> asked = new ArrayList<>();

    private Scope(Catalogue catalogue, CourseFacts facts, LocalDate asOf) {
        this.facts = facts;
        catalogue.parameters(asOf).forEach(this::note);
        catalogue.specialParameters(asOf).forEach(this::note);
        Set<String> claims = new HashSet<>(facts.claims());
        for (AskedFor askedFor : catalogue.askedFor()) {
            if (askedFor.general() || claims.contains(askedFor.standard().element())) {
                add(askedFor);
            }
        }
        notYetCovered = catalogue.notCovered().stream()
                .filter(standard -> isGeneral(standard, catalogue) || claims.contains(standard.element()))
                .toList();
    }

    private void note(Parameter parameter) {
        numbers.computeIfAbsent(parameter.requirement(), id -> new Numbers()).add(parameter);
    }

    /** The scope of one course, as of a day. */
    public static Scope of(CourseFacts facts, Catalogue catalogue, LocalDate asOf) {
        return new Scope(catalogue, facts, asOf);
    }

    /** The standards that are asked of a course that claims these elements. */
    public static List<Standard> standards(Collection<String> claims, Catalogue catalogue) {
        return catalogue.standards().stream()
                .filter(standard -> isGeneral(standard, catalogue) || claims.contains(standard.element()))
                .toList();
    }

    /** The element that states what another holds at a level: another one for a component below level 3. */
    public static String statedIn(Element element, int level) {
        boolean generic = element.kind().equals("component") && level < 3;
        return !generic ? element.id() : level == 1 ? "ENG" : "ENB";
    }

    /**
     * The curriculum outcomes that a claim brings into scope. Components state only level 3; their levels 1 and 2 are
     * the capabilities to engage people and to enable them. The core capabilities for which no level is stated are of
     * the first, to which the overview of the levels assigns them.
     */
    public static List<LearningOutcome> outcomes(Element element, int level, Catalogue catalogue) {
        return catalogue.outcomesOf(statedIn(element, level), level);
    }

    /** Whether a standard is asked of every course. */
    public static boolean isGeneral(Standard standard, Catalogue catalogue) {
        return catalogue.element(standard.element()).filter(Element::isGeneral).isPresent();
    }

    private void add(AskedFor askedFor) {
        AskedOfEach each = askedOfEach.get(askedFor.partKey());
        if (each == null) {
            each = new AskedOfEach(askedFor);
            askedOfEach.put(askedFor.partKey(), each);
        }
        boolean ofOneElement = askedFor.part().per().equals("element") && !askedFor.general();
        askedParts.add(new AskedPart(
                askedFor, ofOneElement ? each.of(askedFor.standard().element()) : each.ofAll()));
    }

    /** The things of a kind in the order of their ids, so that the order of the submission does not matter. */
    private List<Described> inOrder(String kind) {
        return inOrder.computeIfAbsent(
                kind,
                of -> facts.things(of).stream()
                        .sorted(Comparator.comparing(Described::getId))
                        .toList());
    }

    /** One part, asked of each of a kind of thing: once, whichever standards ask for it. */
    private final class AskedOfEach {

        private final AskedFor first;
        private final List<Described> things;
        private final Numbers set;
        private final Asked[] made;
        private List<Asked> all = List.of();

        AskedOfEach(AskedFor first) {
            this.first = first;
            things = inOrder(first.part().per());
            set = numbers.getOrDefault(first.part().requirement(), Numbers.NONE);
            made = new Asked[things.size()];
        }

        private Asked at(int place) {
            if (made[place] == null) {
                made[place] = new Asked(first.part(), first.partKey(), asked.size(), things.get(place), facts, set);
                asked.add(made[place]);
            }
            return made[place];
        }

        List<Asked> ofAll() {
            if (all.isEmpty() && made.length > 0) {
                for (int i = 0; i < made.length; i++) {
                    at(i);
                }
                all = List.of(made);
            }
            return all;
        }

        List<Asked> of(String id) {
            for (int i = 0; i < made.length; i++) {
                if (things.get(i).getId().equals(id)) {
                    return List.of(at(i));
                }
            }
            return List.of();
        }
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
     * @param askedFor the standard and the part
     * @param targets what it is asked of; empty where the course describes nothing of that kind
     */
    public record AskedPart(AskedFor askedFor, List<Asked> targets) {

        public Standard standard() {
            return askedFor.standard();
        }

        public Part part() {
            return askedFor.part();
        }
    }
}
