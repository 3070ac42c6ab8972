package org.touchstone.author.pages;

import java.util.List;
import java.util.Optional;
import org.touchstone.author.examples.Example;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.catalogue.Standard;
import org.touchstone.check.rules.Ruleset;

/**
 * What pages are made from.
 *
 * @param ruleset the ruleset
 * @param examples its examples
 */
record Material(Ruleset ruleset, List<Example> examples) {

    Catalogue catalogue() {
        return ruleset.catalogue();
    }

    /** The parts that settle a standard, those of the standard that it repeats included. */
    List<Part> partsOf(Standard standard) {
        return catalogue().partsOf(standard.sameAs().orElse(standard.id()));
    }

    List<Requirement> requirementsOf(List<Part> parts) {
        return parts.stream()
                .map(Part::requirement)
                .distinct()
                .flatMap(id -> catalogue().requirement(id).stream())
                .toList();
    }

    boolean isGeneral(Standard standard) {
        return catalogue()
                .element(standard.element())
                .filter(Element::isGeneral)
                .isPresent();
    }

    static Text link(Standard standard) {
        return Text.link(standard.id(), Address.of(Address.Kind.STANDARD, standard.id()));
    }

    static Text link(Requirement requirement) {
        return Text.link(requirement.title(), Address.of(Address.Kind.REQUIREMENT, requirement.id()));
    }

    static Text link(Element element) {
        return Text.link(element.name(), Address.of(Address.Kind.ELEMENT, element.id()));
    }

    /** A link to what has this id where there is such a thing; otherwise the id alone. */
    Text linkToStandard(String id) {
        return catalogue().standard(id).map(Material::link).orElseGet(() -> Text.of(id));
    }

    Text linkToElement(String id) {
        Optional<Element> element = catalogue().element(id);
        return element.map(Material::link).orElseGet(() -> Text.of(id));
    }

    Text linkToOutcome(String id) {
        return catalogue().outcome(id).isPresent() ? Text.link(id, Address.of(Address.Kind.OUTCOME, id)) : Text.of(id);
    }
}
