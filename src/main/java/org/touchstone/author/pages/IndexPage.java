package org.touchstone.author.pages;

import java.util.List;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Coverage;

/** Makes the page that the site begins with. */
final class IndexPage {

    static final Text LINK = Text.link(PageMessages.text("index.name"), Address.INDEX);

    private IndexPage() {}

    static Page of(Catalogue catalogue) {
        long covered = catalogue.standards().stream()
                .filter(standard -> catalogue.isCovered(standard.id()))
                .count();
        return new Page(
                Address.INDEX,
                PageMessages.text("index.name"),
                PageMessages.text("index.title"),
                List.of(),
                List.of(
                        FixedSections.section(
                                "about",
                                List.of(
                                        FixedSections.paragraph(PageMessages.text("index.about")),
                                        FixedSections.paragraph(PageMessages.text(
                                                "index.covered",
                                                catalogue.standards().size(),
                                                covered)),
                                        new Block.Paragraph(
                                                Text.link(PageMessages.text("index.standards"), Address.STANDARDS)))),
                        FixedSections.section("elements", List.of(elements(catalogue))),
                        FixedSections.section("requirements", List.of(requirements(catalogue)))));
    }

    private static Block elements(Catalogue catalogue) {
        return FixedSections.tableOf(
                "elements",
                catalogue.elements().stream()
                        .map(element -> List.of(
                                Material.link(element),
                                Text.of(element.id()),
                                Text.of(Long.toString(catalogue.standards().stream()
                                        .filter(standard -> standard.element().equals(element.id()))
                                        .count())),
                                Text.of(Long.toString(catalogue.outcomes().stream()
                                        .filter(outcome -> outcome.element().equals(element.id()))
                                        .count()))))
                        .toList());
    }

    private static Block requirements(Catalogue catalogue) {
        return FixedSections.tableOf(
                "requirements",
                catalogue.requirements().stream()
                        .map(requirement -> List.of(
                                Material.link(requirement),
                                Text.of(Long.toString(requirement.covers().stream()
                                        .map(Coverage::standard)
                                        .distinct()
                                        .count())),
                                Text.of(requirement.asks())))
                        .toList());
    }
}
