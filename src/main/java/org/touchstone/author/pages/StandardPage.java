package org.touchstone.author.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.touchstone.check.catalogue.Days;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.catalogue.Standard;

/** Makes the page of a standard. */
final class StandardPage {

    private final Material material;
    private final Standard standard;
    private final FixedSections fixed;

    private StandardPage(Material material, Standard standard) {
        this.material = material;
        this.standard = standard;
        this.fixed = FixedSections.of(material, standard);
    }

    static Page of(Material material, Standard standard) {
        StandardPage page = new StandardPage(material, standard);
        return new Page(
                Address.of(Address.Kind.STANDARD, standard.id()),
                PageMessages.text("kind.standard", standard.id()),
                standard.title(),
                List.of(IndexPage.LINK, material.linkToElement(standard.element())),
                page.sections());
    }

    private List<PageSection> sections() {
        return List.of(
                asks(),
                source(),
                applies(),
                fixed.checked(),
                reading(),
                fixed.examples(),
                fixed.messages(),
                fixed.remedies(),
                fixed.values());
    }

    private PageSection asks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(FixedSections.paragraph(standard.asks()));
        blocks.add(FixedSections.paragraph(FixedSections.strength(standard.strength())));
        blocks.addAll(fixed.partsAsked());
        return FixedSections.section("asks", blocks);
    }

    private PageSection source() {
        List<Block.Particular> all = new ArrayList<>();
        all.add(FixedSections.particular("document", Text.of(standard.source().document())));
        all.add(FixedSections.particular("section", Text.of(standard.source().section())));
        all.add(FixedSections.particular("position", Text.of(standard.source().position())));
        all.add(FixedSections.particular("element", material.linkToElement(standard.element())));
        List<Requirement> requirements = material.requirementsOf(material.partsOf(standard));
        if (!requirements.isEmpty()) {
            all.add(FixedSections.particular(
                    "requirement",
                    Text.listed(requirements.stream().map(Material::link).toList())));
        }
        List<Text> same = Stream.concat(
                        standard.sameAs().stream(), material.catalogue().repeatsOf(standard.id()).stream())
                .map(material::linkToStandard)
                .toList();
        if (!same.isEmpty()) {
            all.add(FixedSections.particular("same", Text.listed(same)));
        }
        if (!standard.days().equals(Days.ALWAYS)) {
            all.add(FixedSections.particular("days", Text.of(FixedSections.days(standard.days()))));
        }
        return FixedSections.section("source", List.of(new Block.Particulars(all)));
    }

    private PageSection applies() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(FixedSections.paragraph(
                material.isGeneral(standard)
                        ? PageMessages.text("applies.every-course")
                        : PageMessages.text(
                                "applies.claim",
                                material.linkToElement(standard.element()).words())));
        blocks.addAll(fixed.applies());
        return FixedSections.section("applies", blocks);
    }

    private PageSection reading() {
        List<Block> blocks = new ArrayList<>();
        standard.interpretation()
                .ifPresent(reading -> blocks.add(new Block.Particulars(List.of(
                        FixedSections.particular("says", Text.of(reading.says())),
                        FixedSections.particular("read-as", Text.of(reading.readAs())),
                        FixedSections.particular("because", Text.of(reading.because()))))));
        blocks.addAll(fixed.readings());
        if (blocks.isEmpty()) {
            blocks.add(FixedSections.paragraph(PageMessages.text("reading.none")));
        }
        return FixedSections.section("reading", blocks);
    }
}
