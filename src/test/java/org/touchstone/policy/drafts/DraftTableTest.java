package org.touchstone.policy.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.EditedRules;
import org.touchstone.ShippedRules;
import org.touchstone.casework.sheets.SheetReader;
import org.touchstone.casework.sheets.SheetWriter;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Coverage;
import org.touchstone.check.catalogue.Strength;

/** Tables of the rules that are downloaded, filled in and uploaded. */
class DraftTableTest {

    private static final Catalogue CATALOGUE = ShippedRules.RULESET.catalogue();

    @TempDir
    Path folder;

    private static Map<String, String> headings(DraftTable table) {
        Map<String, String> headings = new LinkedHashMap<>();
        table.columns().forEach(column -> headings.put(column, "The " + column));
        return headings;
    }

    /** What a table comes to, of which one row is replaced; a row after the last is added. */
    private static DraftTable.Changes read(DraftTable table, int at, List<String> row) throws Exception {
        List<List<String>> rows = new ArrayList<>(table.rows(CATALOGUE));
        if (at == rows.size()) {
            rows.add(row);
        } else {
            rows.set(at, row);
        }
        return read(table, rows);
    }

    private static DraftTable.Changes read(DraftTable table, List<List<String>> rows) throws Exception {
        Map<String, String> headings = headings(table);
        String csv = new String(SheetWriter.csv(List.copyOf(headings.values()), rows), StandardCharsets.UTF_8);
        return table.read(SheetReader.csv(csv, headings.values()), headings, CATALOGUE, LocalDate.of(2027, 1, 1));
    }

    private static DraftTable table(String name) {
        return DraftTables.of(name).orElseThrow();
    }

    private Catalogue after(DraftTable.Changes changes) throws Exception {
        assertThat(changes.mistakes()).isEmpty();
        EditedRules rules = new EditedRules(folder, "group-size");
        for (var file :
                changes.edit().on(ShippedRules.RULESET.files().content()).entrySet()) {
            rules.write(file.getKey(), new String(file.getValue().orElseThrow(), StandardCharsets.UTF_8));
        }
        return rules.read().catalogue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"numbers", "applicability", "recommendation", "changes"})
    void whatWasDownloadedChangesNothing(String name) throws Exception {
        DraftTable.Changes read = read(table(name), table(name).rows(CATALOGUE));
        assertThat(read.changes()).isEmpty();
        assertThat(read.mistakes()).isEmpty();
        assertThat(table(name).rows(CATALOGUE)).hasSizeGreaterThan(4);
    }

    private static int row(String requirement, String standard) {
        List<List<String>> rows = table("applicability").rows(CATALOGUE);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).get(0).equals(requirement) && rows.get(i).get(2).equals(standard)) {
                return i;
            }
        }
        throw new IllegalArgumentException(requirement);
    }

    @Test
    void aStandardAsksForOtherPartsFromADay() throws Exception {
        DraftTable.Changes changes = read(
                table("applicability"),
                row("group-size", "FW-DEL-01"),
                List.of(
                        "group-size",
                        "",
                        "FW-DEL-01",
                        "",
                        "suits-the-training",
                        "1 September 2027",
                        "",
                        "recommended"));
        assertThat(changes.changes())
                .extracting(DraftTable.Change::kind, DraftTable.Change::words)
                .containsExactly(tuple(
                        "change",
                        List.of(
                                "group-size",
                                "FW-DEL-01",
                                "suits-the-training (from 2027-09-01) (" + Strength.RECOMMENDED.words() + ")")));
        Coverage row =
                after(changes).requirement("group-size").orElseThrow().covers().get(0);
        assertThat(row.parts()).containsExactly("suits-the-training");
        assertThat(row.days().from()).contains(LocalDate.of(2027, 9, 1));
        assertThat(row.strength()).contains(Strength.RECOMMENDED);
    }

    @Test
    void aRowIsAddedOrTakenOut() throws Exception {
        int end = table("applicability").rows(CATALOGUE).size();
        assertThat(after(read(
                                table("applicability"),
                                end,
                                List.of("group-size", "", "FW-DEL-02", "", "suits-the-training", "", "", "")))
                        .requirement("group-size")
                        .orElseThrow()
                        .covers())
                .extracting(Coverage::standard)
                .containsExactly("FW-DEL-01", "FW-DEL-02");
        DraftTable.Changes gone = read(
                table("applicability"),
                row("group-size", "FW-DEL-01"),
                List.of("group-size", "", "FW-DEL-01", "", "", "", "", ""));
        assertThat(gone.changes()).extracting(DraftTable.Change::kind).containsExactly("gone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing    | FW-DEL-01 | suits-the-training |                  |                  |       | A | sheet-table.requirement",
                "group-size | FW-DEL-99 | suits-the-training |                  |                  |       | C | sheet-table.standard",
                "group-size | FW-DEL-01 | suits-everybody    |                  |                  |       | E | sheet-table.part",
                "group-size | FW-DEL-01 | suits-the-training | soon             |                  |       | F | refused.decision-day",
                "group-size | FW-DEL-01 | suits-the-training | 1 September 2027 | 1 September 2027 |       | G | sheet-table.to",
                "group-size | FW-DEL-01 | suits-the-training |                  |                  | loose | H | sheet-table.strength",
            })
    void aMistakeIsSaidAtItsCell(
            String requirement,
            String standard,
            String parts,
            String from,
            String to,
            String strength,
            String column,
            String key)
            throws Exception {
        int at = row("group-size", "FW-DEL-01");
        DraftTable.Changes read = read(
                table("applicability"),
                at,
                List.of(
                        requirement,
                        "",
                        standard,
                        "",
                        parts,
                        from == null ? "" : from,
                        to == null ? "" : to,
                        strength == null ? "" : strength));
        assertThat(read.mistakes())
                .extracting(DraftTable.Wrong::cell, DraftTable.Wrong::messageKey)
                .contains(tuple(column + (at + 2), key));
    }

    @Test
    void aNumberWrittenOverTheOneThatHoldsIsNotLostUnseen() throws Exception {
        DraftTable numbers = table("numbers");
        List<String> row = new ArrayList<>(numbers.rows(CATALOGUE).get(0));
        assertThat(row.get(3)).isEqualTo("12");
        row.set(3, "10");
        assertThat(read(numbers, 0, row).mistakes())
                .containsExactly(new DraftTable.Wrong("D2", "sheet-table.not-read", "12"));
    }

    @Test
    void allMistakesInARowAreSaidAtOnce() throws Exception {
        DraftTable numbers = table("numbers");
        List<String> row = new ArrayList<>(numbers.rows(CATALOGUE).get(0));
        row.set(6, "ten");
        row.set(7, "soon");
        assertThat(read(numbers, 0, row).mistakes())
                .extracting(DraftTable.Wrong::cell)
                .containsExactly("H2", "G2");
    }

    @Test
    void aFormulaIsNotBelieved() throws Exception {
        Map<String, String> headings = headings(table("changes"));
        String csv = String.join(",", headings.values()) + "\r\n=A1,,,,,,,It is.,everything,House policy\r\n";
        assertThat(table("changes")
                        .read(SheetReader.csv(csv, headings.values()), headings, CATALOGUE, LocalDate.of(2027, 1, 1))
                        .mistakes())
                .extracting(DraftTable.Wrong::cell, DraftTable.Wrong::messageKey)
                .containsExactly(tuple("A2", "sheet-table.formula"));
    }

    @Test
    void whatIsProposedFollowsTheRowsOfTheSpreadsheet() throws Exception {
        List<List<String>> rows = new ArrayList<>(table("recommendation").rows(CATALOGUE));
        assertThat(rows.get(2)).startsWith("accredited with conditions", "", "1 to 5", "", "");
        rows.set(2, List.of("accredited with conditions", "", "1 to 3", "", "", "Not met: {not met}.", "House policy"));
        DraftTable.Changes changes = read(table("recommendation"), rows);
        assertThat(changes.changes())
                .extracting(DraftTable.Change::words)
                .containsExactly(
                        List.of("3", "accredited with conditions, not met: 1 to 3, Not met: {not met}., House policy"));
        Catalogue after = after(changes);
        assertThat(table("recommendation").rows(after)).isEqualTo(rows);
        assertThat(after.proposals().changes()).isEqualTo(CATALOGUE.proposals().changes());
    }

    @Test
    void aMistakeInWhatIsProposedIsSaidAtItsCell() throws Exception {
        List<List<String>> rows = new ArrayList<>(table("recommendation").rows(CATALOGUE));
        rows.set(0, List.of("perhaps", "", "", "some", "", "Points that are {lost}.", ""));
        rows.set(1, List.of("accredited", "", "", "", "", "Always.", "House policy"));
        assertThat(read(table("recommendation"), rows).mistakes())
                .allMatch(wrong -> wrong.messageKey().equals("sheet-table.wrong"))
                .extracting(DraftTable.Wrong::cell)
                .containsExactlyInAnyOrder("A2", "A2", "D2", "F2", "A3");
    }
}
