package org.touchstone.casework.courses;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What came out differently between two reports, and why. */
class ChangesTest {

    private static final String RULES = "a".repeat(64);

    private static byte[] reportUnder(String ruleset, String day, String... findings) {
        return ("{\"ruleset\": \"" + ruleset + "\", \"asOf\": \"" + day + "\", \"findings\": ["
                        + String.join(",", findings) + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] report(String... findings) {
        return reportUnder(RULES, "2026-09-01", findings);
    }

    private static String finding(String target, String outcome, String reason, String... facts) {
        return findingAtMost("", target, outcome, reason, facts);
    }

    private static String findingAtMost(String most, String target, String outcome, String reason, String... facts) {
        String parameters =
                most.isEmpty() ? "" : "{\"name\": \"most\", \"value\": \"" + most + "\", \"unit\": \"people\"}";
        return """
                {"standard": "FW-DEL-01", "alsoStandards": ["FW-DEL-09"], "requirement": "group-size", "part": "size",
                 "target": {"kind": "session", "id": "%s", "label": "Workshop %s"},
                 "outcome": "%s", "strength": "recommended", "reason": "%s",
                 "facts": [%s], "evidence": [], "parameters": [%s]}""".formatted(target, target, outcome, reason, String.join(",", facts), parameters);
    }

    private static String fact(String name, String value, String pointer, int line) {
        return "{\"name\": \"" + name + "\", \"value\": \"" + value + "\", \"pointer\": \"" + pointer + "\", \"line\": "
                + line + ", \"column\": 1, \"note\": null}";
    }

    private static String size(String value, int item, int line) {
        return fact("session.group size", value, "/sessions/" + item + "/groupSize", line);
    }

    private static Changes.Cause fact(String before, String after) {
        return new Changes.Cause(
                Changes.Kind.FACT,
                "session.group size",
                Optional.ofNullable(before.isEmpty() ? null : before),
                Optional.ofNullable(after.isEmpty() ? null : after),
                before.isEmpty() ? "" : "/sessions/0/groupSize",
                after.isEmpty() ? "" : "/sessions/0/groupSize");
    }

    @Test
    void theSameReportHasNoChanges() {
        byte[] report = report(finding("s1", "MET", "14 people.", size("14", 0, 10)));
        assertThat(Changes.between(report, report)).isEqualTo(Changes.NONE);
    }

    @Test
    void whatDidNotApplyAndStillDoesNotIsNoChange() {
        assertThat(Changes.between(
                        report(finding("s1", "NOT_APPLICABLE", "It is online.", size("14", 0, 10))),
                        report(
                                finding("s1", "NOT_APPLICABLE", "It is a web page.", size("15", 0, 10)),
                                finding("s2", "NOT_APPLICABLE", "It is online."))))
                .isEqualTo(Changes.NONE);
        assertThat(Changes.between(report(finding("s1", "NOT_APPLICABLE", "It is online.")), report()))
                .isEqualTo(Changes.NONE);
        assertThat(Changes.between(
                                report(finding("s1", "NOT_APPLICABLE", "It is online.")),
                                report(finding("s1", "MET", "14 people.")))
                        .changes())
                .hasSize(1);
    }

    @Test
    void aFactThatMovedToAnotherLineOrItemIsNoChange() {
        assertThat(Changes.between(
                                report(finding("s1", "MET", "14 people.", size("14", 0, 10))),
                                report(finding("s1", "MET", "14 people.", size("14", 0, 25))))
                        .changes())
                .isEmpty();
        assertThat(Changes.between(
                                report(finding("s1", "MET", "14 people.", size("14", 1, 10))),
                                report(finding("s1", "MET", "14 people.", size("14", 0, 10))))
                        .changes())
                .as("an item before it was taken out")
                .isEmpty();
        assertThat(Changes.between(
                                report(finding("s1", "MET", "ok", size("14", 0, 10), size("16", 1, 20))),
                                report(finding(
                                        "s1", "MET", "ok", size("9", 0, 5), size("14", 1, 10), size("16", 2, 20))))
                        .changes())
                .singleElement()
                .satisfies(change -> assertThat(change.why()).containsExactly(fact("", "9")));
    }

    @Test
    void aChangedFactIsTheReason() {
        Changes changes = Changes.between(
                report(findingAtMost("18", "s1", "MET", "14 people.", size("14", 0, 10))),
                report(findingAtMost("18", "s1", "NOT_MET", "22 people.", size("22", 0, 10))));
        assertThat(changes.changes())
                .containsExactly(new Changes.Change(
                        "FW-DEL-01",
                        List.of("FW-DEL-09"),
                        "group-size",
                        "size",
                        "",
                        new Changes.Target("session", "s1", "Workshop s1"),
                        Optional.of(new Changes.State("MET", "recommended", "14 people.")),
                        Optional.of(new Changes.State("NOT_MET", "recommended", "22 people.")),
                        List.of(fact("14", "22"))));
    }

    @Test
    void aFactThatChangesNothingElseIsStillAChange() {
        assertThat(Changes.between(
                                report(finding("s1", "MET", "ok", size("14", 0, 10))),
                                report(finding("s1", "MET", "ok", size("15", 0, 10))))
                        .changes())
                .singleElement()
                .satisfies(change -> assertThat(change.before()).isEqualTo(change.after()));
    }

    @Test
    void aParameterUnderOtherRulesIsTheReason() {
        Changes changes = Changes.between(
                report(findingAtMost("18", "s1", "MET", "ok", size("14", 0, 10))),
                reportUnder(
                        "b".repeat(64), "2026-10-01", findingAtMost("12", "s1", "NOT_MET", "no", size("14", 0, 10))));
        assertThat(changes.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.why())
                        .containsExactly(
                                new Changes.Cause(
                                        Changes.Kind.PARAMETER,
                                        "most",
                                        Optional.of("18 people"),
                                        Optional.of("12 people"),
                                        "most",
                                        "most"),
                                new Changes.Cause(
                                        Changes.Kind.RULESET,
                                        "",
                                        Optional.of(RULES),
                                        Optional.of("b".repeat(64)),
                                        "",
                                        "")));
    }

    @Test
    void whereNothingNamedChangedTheDayOrTheDescriptionIsTheReason() {
        assertThat(Changes.between(
                                report(finding("s1", "MET", "ok")),
                                reportUnder(RULES, "2027-01-01", finding("s1", "NOT_MET", "no")))
                        .changes())
                .singleElement()
                .satisfies(change ->
                        assertThat(change.why()).extracting(Changes.Cause::kind).containsExactly(Changes.Kind.DAY));
        assertThat(Changes.between(report(finding("s1", "MET", "ok")), report(finding("s1", "NOT_MET", "no")))
                        .changes())
                .singleElement()
                .satisfies(change -> assertThat(change.why())
                        .extracting(Changes.Cause::kind)
                        .containsExactly(Changes.Kind.DESCRIPTION));
    }

    @Test
    void whatIsAskedOnOneSideOnlyIsShownOnThatSide() {
        Changes changes = Changes.between(
                report(finding("s1", "MET", "ok", size("14", 0, 10))),
                report(finding("s2", "MET", "ok", size("15", 0, 10))));
        assertThat(changes.changes()).extracting(change -> change.target().id()).containsExactly("s2", "s1");
        assertThat(changes.changes().get(0).before()).isEmpty();
        assertThat(changes.changes().get(0).why()).containsExactly(fact("", "15"));
        assertThat(changes.changes().get(1).after()).isEmpty();
        assertThat(changes.changes().get(1).why()).containsExactly(fact("14", ""));
    }
}
