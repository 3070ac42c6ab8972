package org.touchstone.author.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.catalogue.Standard;

/** Makes the page that lists standards, grouped by element. */
final class StandardsPage {

    private StandardsPage() {}

    static Page of(Catalogue catalogue, Predicate<Standard> wanted) {
        List<PageSection> sections = new ArrayList<>();
        int shown = 0;
        for (Element element : catalogue.elements()) {
            List<Standard> own = catalogue.standards().stream()
                    .filter(standard -> standard.element().equals(element.id()))
                    .filter(wanted)
                    .toList();
            if (!own.isEmpty()) {
                shown += own.size();
                sections.add(new PageSection(
                        Address.plain(element.id()), element.name(), List.of(table(catalogue, own, element.name()))));
            }
        }
        return new Page(
                Address.STANDARDS,
                PageMessages.text("standards.count", shown),
                PageMessages.text("standards.title"),
                List.of(IndexPage.LINK),
                sections);
    }

    static Block table(Catalogue catalogue, List<Standard> standards, String element) {
        List<List<Text>> rows = standards.stream()
                .map(standard -> List.of(
                        Material.link(standard),
                        Text.of(catalogue.howChecked(standard.id())),
                        Text.of(standard.strength().words()),
                        Text.of(standard.title())))
                .toList();
        return new Block.Table(
                PageMessages.text("table.standards", element),
                List.of(PageMessages.text("columns.standards").split("\\|")),
                rows);
    }
}
