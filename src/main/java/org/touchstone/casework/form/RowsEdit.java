package org.touchstone.casework.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.submission.Section;

/** Saves many items of a list at once, each as its page would: see {@link PageEdit}. The text is written once for all. */
final class RowsEdit {

    private RowsEdit() {}

    static SavedRows save(
            CourseDraft theirs, Catalogue catalogue, Section list, List<SavedRows.Row> rows, Set<Integer> removed)
            throws MistakesException {
        List<Node> before = List.copyOf(theirs.items(list.key()));
        List<Node> items = new ArrayList<>(before);
        Map<CourseDraft, List<Integer>> places = new HashMap<>();
        PlainWords words = new PlainWords(theirs, catalogue);
        List<SavedRows.Result> results = new ArrayList<>();
        for (SavedRows.Row row : rows) {
            CourseDraft base = row.seen().draft();
            FormPage page = row.seen().page(row.link()).orElseThrow();
            PageEdit edit = PageEdit.of(base, page, new Posted(row.posted()));
            List<Saved.Conflict> conflicts = new ArrayList<>();
            int position = 0;
            if (row.link().isNew()) {
                Node.Entries answers = edit.applied(Tree.NOTHING, row.link(), false, words, conflicts);
                items.add(CourseDraft.newItem(list, items, answers));
                position = items.size();
            } else {
                int place = row.link().position();
                position = base == theirs
                        ? place
                        : places.computeIfAbsent(base, seen -> seen.positionsIn(theirs, list.key()))
                                .get(place - 1);
                FormLink link = FormLink.item(list.key(), position);
                if (position == 0) {
                    edit.applied(Tree.NOTHING, link, true, words, conflicts);
                } else if (items.get(position - 1) instanceof Node.Entries answers) {
                    Node.Entries now = edit.applied(answers, link, false, words, conflicts);
                    items.set(position - 1, Tree.keys(now).isEmpty() ? CourseDraft.blankItem(list) : now);
                }
            }
            results.add(new SavedRows.Result(position, List.copyOf(conflicts), edit.problems()));
        }
        boolean same =
                items.size() == before.size() && removed.isEmpty() && Tree.same(Tree.items(before), Tree.items(items));
        return new SavedRows(same ? theirs : theirs.withItems(list, items, removed), List.copyOf(results));
    }
}
