package org.touchstone.casework.form;

import java.util.List;
import java.util.Optional;
import org.touchstone.check.located.CleanText;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.Words;
import org.touchstone.check.submission.Section;

/** What the items of a list are called. */
final class ItemNames {

    private ItemNames() {}

    /** How an item is named where no catalogue is at hand. Ids are shown nowhere: the program makes them. */
    static String named(Section section, Node item, int index) {
        return name(item)
                .or(() -> Optional.of(ItemMatch.id(section, item))
                        .filter(id -> !id.isEmpty() && section.kind().equals("element")))
                .orElseGet(() -> FormMessages.text(
                        "item.numbered", Words.sentence(section.kind()), Integer.toString(index + 1)));
    }

    /** What an item is referred to by, as the reader of submissions has it. */
    static String id(Section section, Node item, int index) {
        String id = ItemMatch.id(section, item);
        return id.isEmpty() ? CleanText.plain(name(item).orElse(section.kind() + " " + (index + 1))) : id;
    }

    private static Optional<String> name(Node item) {
        return List.of("title", "name", "text").stream()
                .map(key -> Optional.ofNullable(ShownAnswer.value(Tree.get(item, key))))
                .flatMap(Optional::stream)
                .filter(Node.Scalar.class::isInstance)
                .map(Tree::shown)
                .findFirst();
    }
}
