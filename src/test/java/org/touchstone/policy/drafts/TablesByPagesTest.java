package org.touchstone.policy.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.door.server.OnEachDatabase;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** The tables of a draft as forms: saved as a spreadsheet would be, by several people at once; and elements taken out again. */
@Tag("service")
@OnEachDatabase("postgresql") // On the embedded one the tests of the desk change tables.
class TablesByPagesTest {

    private static final Pattern FIELD =
            Pattern.compile("<input[^>]* name=\"(cell-[^\"]+|row-\\d+|seen|of)\"[^>]* value=\"([^\"]*)\""
                    + "|<textarea[^>]* name=\"(cell-[^\"]+)\"[^>]*>([^<]*)</textarea>");
    private static final int NOT_MET = 2;
    private static final int PARTS = 4;

    private final RunningService service = RunningService.shared();
    private final Drafts drafts = service.bean(Drafts.class);
    private final Account one = service.person(Role.POLICY);
    private final Visitor officer = Visitor.signedIn(service, one);
    private final Visitor other = Visitor.signedIn(service, service.person(Role.POLICY));

    private RulesDraft draft;
    private String tables;

    @BeforeEach
    void open() {
        draft = drafts.open(
                one,
                "Try tables",
                service.bean(RulesetInForce.class).today().ruleset().digest());
        tables = "/drafts/" + draft.id() + "/tables/";
    }

    /** What a form sends as it stands. */
    private static Map<String, String> sent(String page) {
        Map<String, String> sent = new LinkedHashMap<>();
        for (Matcher field = FIELD.matcher(page); field.find(); ) {
            boolean area = field.group(1) == null;
            sent.put(field.group(area ? 3 : 1), HtmlUtils.htmlUnescape(field.group(area ? 4 : 2)));
        }
        sent.put("step", "save");
        return sent;
    }

    private static String cell(int row, int column) {
        return "cell-" + row + "-" + column;
    }

    private Optional<Ruleset> ruleset() {
        RulesDraft now = drafts.find(draft.id());
        return service.bean(DraftRulesets.class).check(now, drafts.files(now)).ruleset();
    }

    private List<List<String>> rows(String table) {
        Catalogue catalogue = ruleset().orElseThrow().catalogue();
        return DraftTables.of(table).orElseThrow().rows(catalogue);
    }

    private HttpResponse<String> save(Visitor visitor, String page, Map<String, String> sent) {
        return visitor.post(page.replaceFirst("\\?.*", ""), sent, page);
    }

    @Test
    void twoPeopleAtOnceLoseNothing() {
        String page = tables + "recommendation/change";
        Map<String, String> mine = sent(officer.get(page).body());
        Map<String, String> theirs = sent(other.get(page).body());
        assertThat(mine).containsEntry(cell(2, NOT_MET), "1 to 5").hasSizeGreaterThan(35);
        theirs.put(cell(2, NOT_MET), "1 to 3");
        theirs.put(cell(0, 6), "The board");
        assertThat(save(other, page, theirs).statusCode()).isEqualTo(302);
        assertThat(rows("recommendation").get(2).get(NOT_MET)).isEqualTo("1 to 3");

        mine.put(cell(2, NOT_MET), "1 to 4");
        HttpResponse<String> told = save(officer, page, mine);
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.body())
                .contains("Somebody else changed this table since you opened the page")
                .contains("Somebody else wrote here meanwhile: 1 to 3");
        assertThat(rows("recommendation").get(2).get(NOT_MET)).isEqualTo("1 to 3");
        Map<String, String> again = sent(told.body());
        assertThat(again).containsEntry(cell(2, NOT_MET), "1 to 4").containsEntry(cell(0, 6), "The board");
        assertThat(save(officer, page, again).statusCode()).isEqualTo(302);
        assertThat(rows("recommendation").get(2).get(NOT_MET)).isEqualTo("1 to 4");
        assertThat(rows("recommendation").get(0).get(6)).isEqualTo("The board");
    }

    @Test
    void whatSomebodyElseTookOutCanBePutBack() {
        String page = tables + "applicability/change?of=sign-off";
        Map<String, String> mine = sent(officer.get(page).body());
        String standard = rowsOf("sign-off").get(0).get(2);
        String part = mine.get(cell(0, PARTS)).replaceFirst(",.*", "");
        Map<String, String> theirs = new LinkedHashMap<>(mine);
        theirs.put(cell(0, PARTS), "");
        assertThat(save(other, page, theirs).statusCode()).isEqualTo(302);
        mine.put(cell(0, PARTS), part);
        String told = save(officer, page, mine).body();
        assertThat(told)
                .contains("Somebody else took this row out since you opened the page")
                .contains(
                        "<h1 class=\"govuk-heading-l\">Change: Which standards ask for what: Assessment that helps, and sign-off</h1>");
        Map<String, String> again = sent(told);
        assertThat(again).containsEntry(cell(0, 2), standard).containsEntry(cell(0, PARTS), part);
        assertThat(save(officer, page, again).statusCode()).isEqualTo(302);
        assertThat(rowsOf("sign-off").stream().map(row -> row.get(2) + "|" + row.get(PARTS)))
                .contains(standard + "|" + part);
    }

    private List<List<String>> rowsOf(String requirement) {
        return rows("applicability").stream()
                .filter(row -> row.get(0).equals(requirement))
                .toList();
    }

    /** A mistake in a sentence is none in a table; it was shown as the draft began, and could not be changed. */
    @Test
    void aDraftWithAMistakeInARuleShowsItsTablesAsTheyStand() throws Exception {
        String page = tables + "recommendation/change";
        Map<String, String> first = sent(officer.get(page).body());
        first.put(cell(2, NOT_MET), "1 to 3");
        assertThat(save(officer, page, first).statusCode()).isEqualTo(302);
        add("group-size/rules.dslr", "rule \"x\"\nwhen\n  It rains\nthen\n  It is met\nend\n");

        assertThat(officer.get(tables + "recommendation").body()).contains("1 to 3");
        Map<String, String> mine = sent(officer.get(page).body());
        assertThat(mine).containsEntry(cell(2, NOT_MET), "1 to 3");
        mine.put(cell(0, 6), "The board");
        mine.put(cell(2, NOT_MET), "few");
        assertThat(save(officer, page, mine).body())
                .contains("id=\"" + cell(2, NOT_MET) + "-error\"", "value=\"few\"", "The board");
        mine.put(cell(2, NOT_MET), "1 to 4");
        assertThat(save(officer, page, mine).statusCode()).isEqualTo(302);
        assertThat(text("proposals.yaml")).contains("The board", "1 to 4");
        assertThat(officer.get("/drafts/" + draft.id()).body()).contains("Group size: sentences, line 1");
    }

    /** While a table cannot be read, it is known only as it began: saving that would undo what was changed since. */
    @Test
    void aDraftWithAMistakeInATableKeepsWhatWasTypedAndSaysWhatIsWrong() throws Exception {
        String page = tables + "recommendation/change";
        Map<String, String> first = sent(officer.get(page).body());
        first.put(cell(2, NOT_MET), "1 to 3");
        assertThat(save(officer, page, first).statusCode()).isEqualTo(302);
        Map<String, String> mine = sent(officer.get(page).body());
        String csv = officer.get(tables + "recommendation.csv").body();
        add("parameters.yaml", "- nonsense: yes\n");
        String kept = text("proposals.yaml");

        mine.put(cell(0, 6), "The board");
        String told = save(officer, page, mine).body();
        assertThat(told).contains("There are mistakes in the draft. Put them right first.");
        assertThat(sent(told)).containsEntry(cell(0, 6), "The board").containsEntry(cell(2, NOT_MET), "1 to 3");
        assertThat(officer.get(page).body())
                .contains("There are mistakes in the draft")
                .doesNotContain("cell-0-0");
        for (String grid : List.of(tables + "recommendation", "/drafts/" + draft.id() + "/numbers")) {
            assertThat(officer.get(grid).body())
                    .contains("parameters.yaml", "The table cannot be read until then.")
                    .doesNotContain("<table");
        }
        String sheet = tables + "recommendation/upload";
        assertThat(officer.post(tables + "recommendation/save", Map.of("sheet", csv.replace("1 to 3", "1 to 2")), sheet)
                        .body())
                .contains("There are mistakes in the draft");
        assertThat(text("proposals.yaml")).isEqualTo(kept);
    }

    @Test
    void rowsAreAddedAndTakenOutWithoutLosingWhatWasTyped() {
        String page = tables + "recommendation/change";
        Map<String, String> mine = sent(officer.get(page).body());
        mine.put(cell(1, 5), "Nothing is wanting.");
        mine.put("step", "add-1");
        String more = save(officer, page, mine).body();
        Map<String, String> longer = sent(more);
        assertThat(longer)
                .containsEntry(cell(1, 0), "")
                .containsEntry(cell(2, 5), "Nothing is wanting.")
                .containsEntry("row-1", "");
        longer.put(cell(1, 0), "accredited");
        longer.put(cell(1, 3), "none");
        longer.put(cell(1, 4), "none");
        longer.put(cell(1, 5), "All of it is met.");
        longer.put(cell(1, 6), "House policy");
        longer.put("step", "remove-0");
        Map<String, String> shorter = sent(save(officer, page, longer).body());
        assertThat(save(officer, page, shorter).statusCode()).isEqualTo(302);
        List<List<String>> rows = rows("recommendation");
        assertThat(rows).hasSize(5);
        assertThat(rows.get(0))
                .containsExactly("accredited", "", "", "none", "none", "All of it is met.", "House policy");
        assertThat(rows.get(1).get(5)).isEqualTo("Nothing is wanting.");
    }

    @Test
    void aMistakeStandsAtItsCellAndWhatWasTypedStays() {
        String page = tables + "applicability/change?of=group-size";
        Map<String, String> mine = sent(officer.get(page).body());
        assertThat(mine).containsEntry(cell(0, PARTS), "suits-the-training, recommended-number");
        mine.put(cell(0, PARTS), "suits-everybody");
        mine.put(cell(0, 5), "soon");
        String told = save(officer, page, mine).body();
        assertThat(told)
                .contains("id=\"" + cell(0, PARTS) + "-error\"", "id=\"" + cell(0, 5) + "-error\"")
                .contains("href=\"#" + cell(0, PARTS) + "\"")
                .contains("no part &quot;suits-everybody&quot;");
        assertThat(sent(told)).containsEntry(cell(0, PARTS), "suits-everybody").containsEntry(cell(0, 5), "soon");
        assertThat(drafts.changes(draft)).isEmpty();

        mine.put(cell(0, PARTS), "suits-the-training");
        mine.put(cell(0, 5), "1 September 2040");
        mine.put("step", "add-1");
        Map<String, String> longer = sent(save(officer, page, mine).body());
        longer.put(cell(1, 2), "FW-DEL-02");
        longer.put(cell(1, PARTS), "suits-the-training");
        assertThat(save(officer, page, longer).statusCode()).isEqualTo(302);
        assertThat(rows("applicability").stream()
                        .filter(row -> row.get(0).equals("group-size"))
                        .map(row -> String.join("|", row.get(2), row.get(PARTS), row.get(5))))
                .containsExactly("FW-DEL-01|suits-the-training|1 September 2040", "FW-DEL-02|suits-the-training|");
    }

    @Test
    void severalNumbersAreChangedAtOnceAndUntouchedOnesStay() {
        String page = tables + "numbers/change";
        Map<String, String> mine = sent(officer.get(page).body());
        for (int row = 0; row < 2; row++) {
            mine.put(cell(row, 6), String.valueOf(10 + row * 5));
            mine.put(cell(row, 7), "1 September 2040");
            mine.put(cell(row, 8), "House policy");
        }
        List<List<String>> before = rows("numbers");
        assertThat(save(officer, page, mine).statusCode()).isEqualTo(302);
        LocalDate day = LocalDate.of(2040, 9, 1);
        assertThat(ruleset().orElseThrow().catalogue().parameters(day))
                .filteredOn(each -> each.requirement().equals("group-size") && each.isSet())
                .extracting(each -> each.name() + " " + each.text())
                .contains("least 10", "most 15");
        assertThat(rows("numbers")).hasSize(before.size() + 2);
        assertThat(officer.get("/drafts/" + draft.id() + "/numbers").body()).contains("from 1 September 2040");
    }

    @Test
    void anElementThatWasNeverPublishedIsTakenOutWholly() throws Exception {
        Map<String, byte[]> before = drafts.files(draft);
        String elements = "catalogue/elements.yaml";
        add(
                elements,
                text(elements) + "\n- id: NEW\n  name: Green care\n  kind: approach\n  levels: [1]\n"
                        + "  topic: green care\n  section: House standards\n");
        add("catalogue/standards/NEW.yaml", "- id: NEW-DES-01\n  title: Green\n");
        String covering = "group-size/requirement.yaml";
        add(covering, text(covering).replace("  FW-DEL-01:", "  NEW-DES-01: [suits-the-training]\n  FW-DEL-01:"));
        String page = "/drafts/" + draft.id() + "/elements";
        assertThat(ruleset()).as("half of an element is a mistake").isEmpty();
        assertThat(officer.get(page).body()).contains("Take &quot;Green care&quot; out of this draft");
        assertThat(officer.get(page + "/NEW/remove").body()).contains("Do you want to take");
        assertThat(officer.get(page + "/HC/remove").statusCode()).isEqualTo(404);
        assertThat(officer.post(page + "/HC/remove", Map.of(), page).statusCode())
                .isEqualTo(404);
        assertThat(officer.post(page + "/NEW/remove", Map.of(), page + "/NEW/remove")
                        .statusCode())
                .isEqualTo(302);
        Map<String, byte[]> after = drafts.files(draft);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.keySet().stream()
                        .filter(file -> !new String(after.get(file), StandardCharsets.UTF_8)
                                .strip()
                                .equals(new String(before.get(file), StandardCharsets.UTF_8).strip())))
                .isEmpty();
        assertThat(officer.get(page).body()).doesNotContain("Green care");
    }

    private String text(String file) {
        return new String(drafts.files(draft).get(file), StandardCharsets.UTF_8);
    }

    private void add(String file, String text) throws Exception {
        drafts.edit(one, draft.id(), "", files -> Map.of(file, RuleEdits.bytes(text)));
    }
}
