package org.touchstone.author.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.touchstone.check.catalogue.Coverage;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.catalogue.Standard;

/** Makes the page of a requirement. */
final class RequirementPage {

    private RequirementPage() {}

    static Page of(Material material, Requirement requirement) {
        FixedSections fixed = FixedSections.of(material, requirement);
        return new Page(
                Address.of(Address.Kind.REQUIREMENT, requirement.id()),
                PageMessages.text("kind.requirement", requirement.id()),
                requirement.title(),
                List.of(IndexPage.LINK),
                List.of(
                        asks(requirement, fixed),
                        source(material, requirement),
                        applies(material, requirement, fixed),
                        fixed.checked(),
                        reading(material, requirement),
                        fixed.examples(),
                        fixed.messages(),
                        fixed.remedies(),
                        fixed.values()));
    }

    private static PageSection asks(Requirement requirement, FixedSections fixed) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(FixedSections.paragraph(requirement.asks()));
        blocks.addAll(fixed.partsAsked());
        return FixedSections.section("asks", blocks);
    }

    private static List<Standard> covered(Material material, Requirement requirement) {
        return requirement.covers().stream()
                .map(Coverage::standard)
                .distinct()
                .map(material.catalogue()::standard)
                .flatMap(Optional::stream)
                .toList();
    }

    private static PageSection source(Material material, Requirement requirement) {
        List<List<Text>> rows = requirement.covers().stream()
                .flatMap(row -> material.catalogue().standard(row.standard()).stream()
                        .map(standard -> List.of(
                                Material.link(standard),
                                Text.of(standard.title()),
                                Text.of(FixedSections.beside(
                                        row.strength()
                                                .orElse(standard.strength())
                                                .words(),
                                        row.days())),
                                Text.of(standard.source().toString()))))
                .toList();
        return FixedSections.section(
                "source",
                List.of(
                        FixedSections.paragraph(PageMessages.text(
                                "source.standards",
                                covered(material, requirement).size())),
                        FixedSections.tableOf("covered", rows)));
    }

    private static PageSection applies(Material material, Requirement requirement, FixedSections fixed) {
        List<Block> blocks = new ArrayList<>();
        List<Standard> covered = covered(material, requirement);
        if (covered.stream().anyMatch(material::isGeneral)) {
            blocks.add(FixedSections.paragraph(PageMessages.text("applies.every-course")));
        }
        List<Text> claimed = covered.stream()
                .filter(standard -> !material.isGeneral(standard))
                .map(Standard::element)
                .distinct()
                .map(material::linkToElement)
                .toList();
        if (!claimed.isEmpty()) {
            blocks.add(FixedSections.paragraph(PageMessages.text("applies.claims")));
            blocks.add(new Block.Bullets(claimed));
        }
        blocks.addAll(fixed.applies());
        if (blocks.isEmpty()) {
            blocks.add(FixedSections.paragraph(PageMessages.text("applies.never")));
        }
        return FixedSections.section("applies", blocks);
    }

    private static PageSection reading(Material material, Requirement requirement) {
        List<Block> blocks = new ArrayList<>();
        requirement.reading().ifPresent(reading -> blocks.add(FixedSections.paragraph(reading)));
        List<List<Text>> rows = covered(material, requirement).stream()
                .filter(standard -> standard.interpretation().isPresent())
                .map(standard -> List.of(
                        Material.link(standard),
                        Text.of(standard.interpretation().orElseThrow().says()),
                        Text.of(standard.interpretation().orElseThrow().readAs()),
                        Text.of(standard.interpretation().orElseThrow().because())))
                .toList();
        if (!rows.isEmpty()) {
            blocks.add(FixedSections.tableOf("readings", rows));
        }
        if (blocks.isEmpty()) {
            blocks.add(FixedSections.paragraph(PageMessages.text("reading.none")));
        }
        return FixedSections.section("reading", blocks);
    }
}
