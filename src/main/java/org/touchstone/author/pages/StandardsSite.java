package org.touchstone.author.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.touchstone.author.examples.Example;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.located.Words;
import org.touchstone.check.rules.Ruleset;

/** Every page of a ruleset; each is made when it is asked for. */
public final class StandardsSite {

    private final Material material;
    private final Map<Address, Supplier<Page>> pages = new LinkedHashMap<>();
    private final Map<String, Set<Address>> byName = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();

    private StandardsSite(Material material) {
        this.material = material;
    }

    /**
     * The pages of a ruleset.
     *
     * @param ruleset the ruleset
     * @param examples its examples
     */
    public static StandardsSite of(Ruleset ruleset, List<Example> examples) {
        StandardsSite pages = new StandardsSite(new Material(ruleset, examples));
        pages.gather();
        return pages;
    }

    private void gather() {
        Catalogue catalogue = material.catalogue();
        pages.put(Address.INDEX, () -> IndexPage.of(catalogue));
        pages.put(Address.STANDARDS, () -> StandardsPage.of(catalogue, standard -> true));
        catalogue
                .elements()
                .forEach(element -> add(Address.Kind.ELEMENT, element.id(), () -> ElementPage.of(material, element)));
        catalogue
                .standards()
                .forEach(standard ->
                        add(Address.Kind.STANDARD, standard.id(), () -> StandardPage.of(material, standard)));
        catalogue
                .outcomes()
                .forEach(outcome -> add(Address.Kind.OUTCOME, outcome.id(), () -> OutcomePage.of(material, outcome)));
        catalogue
                .requirements()
                .forEach(requirement -> add(
                        Address.Kind.REQUIREMENT, requirement.id(), () -> RequirementPage.of(material, requirement)));
        nameInnerThings(catalogue);
    }

    private void add(Address.Kind kind, String id, Supplier<Page> page) {
        Address address = Address.of(kind, id);
        pages.put(address, page);
        name(id, address);
    }

    /** Names what stands on the page of its requirement: parts and parameters, by their own name and by the full one. */
    private void nameInnerThings(Catalogue catalogue) {
        Set<String> taken = Set.copyOf(byName.keySet());
        BiConsumer<Requirement, String> inner = (requirement, name) -> {
            Address address = Address.of(Address.Kind.REQUIREMENT, requirement.id());
            name(requirement.id() + "/" + name, address);
            if (!taken.contains(key(name))) {
                name(name, address);
            }
        };
        for (Requirement requirement : catalogue.requirements()) {
            requirement.parts().forEach(part -> inner.accept(requirement, part.id()));
            catalogue.parameters().stream()
                    .filter(parameter -> parameter.requirement().equals(requirement.id()))
                    .forEach(parameter -> inner.accept(requirement, parameter.name()));
        }
    }

    private void name(String name, Address address) {
        Set<Address> named = byName.computeIfAbsent(key(name), key -> new LinkedHashSet<>());
        if (named.isEmpty()) {
            names.add(name);
        }
        named.add(address);
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** The page at an address. */
    public Optional<Page> page(Address address) {
        return Optional.ofNullable(pages.get(address)).map(Supplier::get);
    }

    /** Where every page stands, in a fixed order. */
    public List<Address> addresses() {
        return List.copyOf(pages.keySet());
    }

    /**
     * The pages known by a name: one, or none, or several where requirements use the same name for a part or a
     * parameter. Capital and small letters are alike.
     *
     * @param name the id of a standard, requirement, element or learning outcome; or the name of a part or a parameter,
     *     alone or after its requirement and a slash
     */
    public List<Page> named(String name) {
        return byName.getOrDefault(key(name), Set.of()).stream()
                .flatMap(address -> page(address).stream())
                .toList();
    }

    /** The page that lists the standards of one element, or of all; those without rules only where wanted. */
    public Page standards(Optional<String> element, boolean onlyUncovered) {
        return StandardsPage.of(
                material.catalogue(),
                standard -> element.map(standard.element()::equalsIgnoreCase).orElse(true)
                        && !(onlyUncovered && material.catalogue().isCovered(standard.id())));
    }

    /** What to tell someone who asked for something that is not there. */
    public String nothingNamed(String name) {
        return PageMessages.text(
                "nothing-named", name, Words.didYouMean(name, names, PageMessages.text("nothing-near")));
    }

    /** Whether there is an element of this id. Capital and small letters are alike. */
    public boolean hasElement(String id) {
        return material.catalogue().elements().stream()
                .anyMatch(element -> element.id().equalsIgnoreCase(id));
    }

    /** What to tell someone who asked for an element that is not there. */
    public String noElement(String id) {
        List<String> ids =
                material.catalogue().elements().stream().map(Element::id).toList();
        return PageMessages.text(
                "no-element", id, Words.didYouMean(id, ids, PageMessages.text("elements-are", Words.list(ids))));
    }

    /** What to tell someone who asked for a name that several requirements use. */
    public String severalNamed(String name, List<Page> several) {
        return PageMessages.text(
                "several-named",
                name,
                Words.choice(several.stream()
                        .map(page -> page.address().id() + "/" + name)
                        .toList()));
    }

    /** The short name of the ruleset. */
    public String ruleset() {
        return material.ruleset().shortName();
    }
}
