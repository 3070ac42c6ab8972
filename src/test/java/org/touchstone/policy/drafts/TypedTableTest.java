package org.touchstone.policy.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.touchstone.ShippedRules;

/** What was typed into a table and what others did to it meanwhile: nobody's words are lost, and nobody's are overwritten unseen. */
class TypedTableTest {

    private static final DraftTable KEYED = DraftTables.of("applicability").orElseThrow();
    private static final DraftTable PLACED = DraftTables.of("recommendation").orElseThrow();

    private final List<List<String>> seen =
            List.of(row("FW-DEL-01", "a"), row("FW-DEL-02", "b"), row("FW-DEL-02", "c"));

    private static List<String> row(String standard, String parts) {
        return List.of("group-size", "Group size", standard, "Asks", parts, "", "", "");
    }

    private static List<TypedTable.Sent> sent(List<List<String>> rows) {
        List<TypedTable.Sent> sent = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            sent.add(new TypedTable.Sent(Optional.of(i), rows.get(i)));
        }
        return sent;
    }

    private static List<List<String>> with(List<List<String>> rows, int at, List<String> row) {
        List<List<String>> with = new ArrayList<>(rows);
        with.set(at, row);
        return with;
    }

    private static List<List<String>> cells(TypedTable typed) {
        return typed.rows().stream().map(TypedTable.Row::cells).toList();
    }

    @Test
    void whereNobodyElseChangedAnythingItIsWhatWasTyped() {
        List<List<String>> mine = with(seen, 1, row("FW-DEL-02", "mine"));
        TypedTable typed = TypedTable.of(KEYED, seen, sent(mine), seen);
        assertThat(cells(typed)).isEqualTo(mine);
        assertThat(typed.overtaken()).isFalse();
        assertThat(typed.rows()).allMatch(each -> each.theirs().isEmpty() && !each.gone());
    }

    @Test
    void whatOthersWroteElsewhereIsTaken() {
        List<List<String>> theirs = with(seen, 0, row("FW-DEL-01", "theirs"));
        TypedTable typed = TypedTable.of(KEYED, seen, sent(with(seen, 2, row("FW-DEL-02", "mine"))), theirs);
        assertThat(typed.overtaken()).isTrue();
        assertThat(cells(typed)).isEqualTo(with(theirs, 2, row("FW-DEL-02", "mine")));
        assertThat(typed.rows()).allMatch(each -> each.theirs().isEmpty());
    }

    @Test
    void whatOthersWroteInTheSameCellStandsBesideMine() {
        List<List<String>> theirs = with(seen, 1, row("FW-DEL-02", "theirs"));
        TypedTable typed = TypedTable.of(KEYED, seen, sent(with(seen, 1, row("FW-DEL-02", "mine"))), theirs);
        assertThat(cells(typed).get(1)).isEqualTo(row("FW-DEL-02", "mine"));
        assertThat(typed.rows().get(1).theirs()).isEqualTo(Map.of(4, "theirs"));
    }

    @Test
    void whatOthersTookOutGoesUnlessIChangedIt() {
        List<List<String>> left = List.of(seen.get(1), seen.get(2));
        TypedTable untouched = TypedTable.of(KEYED, seen, sent(seen), left);
        assertThat(cells(untouched)).isEqualTo(left);
        List<List<String>> mine = with(seen, 0, row("FW-DEL-01", "mine"));
        TypedTable typed = TypedTable.of(KEYED, seen, sent(mine), left);
        assertThat(cells(typed)).isEqualTo(mine);
        assertThat(typed.rows()).extracting(TypedTable.Row::gone).containsExactly(true, false, false);
        assertThat(typed.rows())
                .extracting(TypedTable.Row::of)
                .containsExactly(Optional.empty(), Optional.of(0), Optional.of(1));
    }

    @Test
    void whatOthersAddedComesAfterMine() {
        List<List<String>> theirs = new ArrayList<>(seen);
        theirs.add(0, row("FW-DEL-00", "theirs"));
        List<TypedTable.Sent> sent = new ArrayList<>(sent(seen));
        sent.add(new TypedTable.Sent(Optional.empty(), row("FW-DEL-09", "mine")));
        TypedTable typed = TypedTable.of(KEYED, seen, sent, theirs);
        assertThat(cells(typed))
                .containsExactly(
                        seen.get(0), seen.get(1), seen.get(2), row("FW-DEL-09", "mine"), row("FW-DEL-00", "theirs"));
        assertThat(typed.rows())
                .extracting(TypedTable.Row::of)
                .containsExactly(Optional.of(1), Optional.of(2), Optional.of(3), Optional.empty(), Optional.of(0));
    }

    @Test
    void rowsWithoutANameAreKnownByTheirPlace() {
        List<List<String>> rows = PLACED.rows(ShippedRules.RULESET.catalogue());
        List<List<String>> theirs = with(rows, 0, rows.get(1));
        TypedTable typed = TypedTable.of(PLACED, rows, sent(with(rows, 1, rows.get(0))), theirs);
        assertThat(cells(typed)).isEqualTo(with(theirs, 1, rows.get(0)));
        assertThat(typed.overtaken()).isTrue();
    }
}
