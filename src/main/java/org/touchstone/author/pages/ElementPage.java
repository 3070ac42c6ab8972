package org.touchstone.author.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.catalogue.LearningOutcome;
import org.touchstone.check.catalogue.Standard;
import org.touchstone.check.located.Words;

/** Makes the page of an element. */
final class ElementPage {

    private ElementPage() {}

    static Page of(Material material, Element element) {
        return new Page(
                Address.of(Address.Kind.ELEMENT, element.id()),
                PageMessages.text("kind.element", element.id()),
                element.name(),
                List.of(IndexPage.LINK),
                List.of(
                        whatItIs(element),
                        standards(material, element),
                        outcomes(material, element),
                        restsOn(material, element)));
    }

    private static PageSection whatItIs(Element element) {
        List<Block.Particular> all = new ArrayList<>();
        all.add(FixedSections.particular("section", Text.of(element.section())));
        all.add(FixedSections.particular(
                "levels",
                Text.of(
                        element.levels().isEmpty()
                                ? PageMessages.text("levels.none")
                                : Words.list(element.levels().stream()
                                        .map(String::valueOf)
                                        .toList()))));
        return FixedSections.section(
                "element",
                List.of(
                        FixedSections.paragraph(PageMessages.text("element." + element.kind())),
                        new Block.Particulars(all)));
    }

    private static PageSection standards(Material material, Element element) {
        List<Standard> own = material.catalogue().standards().stream()
                .filter(standard -> standard.element().equals(element.id()))
                .toList();
        return FixedSections.section(
                "standards",
                List.of(
                        own.isEmpty()
                                ? FixedSections.paragraph(PageMessages.text("standards.none"))
                                : StandardsPage.table(material.catalogue(), own, element.name())));
    }

    private static PageSection outcomes(Material material, Element element) {
        Map<Integer, List<LearningOutcome>> byLevel = material.catalogue().outcomes().stream()
                .filter(outcome -> outcome.element().equals(element.id()))
                .collect(Collectors.groupingBy(LearningOutcome::level, TreeMap::new, Collectors.toList()));
        List<Block> blocks = new ArrayList<>();
        byLevel.forEach((level, outcomes) -> {
            String name = level == 0 ? PageMessages.text("level.none") : PageMessages.text("level", level);
            blocks.add(new Block.Heading("level-" + level, name));
            blocks.add(new Block.Table(
                    PageMessages.text("table.outcomes", name),
                    List.of(PageMessages.text("columns.outcomes").split("\\|")),
                    outcomes.stream()
                            .map(outcome -> List.of(
                                    material.linkToOutcome(outcome.id()),
                                    Text.of(PageMessages.text("depth." + outcome.depth())),
                                    Text.of(OutcomePage.sentence(outcome))))
                            .toList()));
        });
        if (blocks.isEmpty()) {
            blocks.add(FixedSections.paragraph(PageMessages.text("outcomes.none")));
        }
        return FixedSections.section("outcomes", blocks);
    }

    private static PageSection restsOn(Material material, Element element) {
        List<Block> blocks = new ArrayList<>();
        if (element.restsOn().isEmpty()) {
            blocks.add(FixedSections.paragraph(PageMessages.text("rests-on.none")));
        } else {
            blocks.add(new Block.Bullets(
                    element.restsOn().stream().map(material::linkToElement).toList()));
        }
        List<Text> resting = material.catalogue().elements().stream()
                .filter(other -> other.restsOn().contains(element.id()))
                .map(Material::link)
                .toList();
        if (!resting.isEmpty()) {
            blocks.add(FixedSections.paragraph(PageMessages.text("rests-on.others")));
            blocks.add(new Block.Bullets(resting));
        }
        return FixedSections.section("rests-on", blocks);
    }
}
