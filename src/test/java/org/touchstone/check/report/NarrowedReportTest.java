package org.touchstone.check.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstone.check.located.MistakesException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A report on one standard, requirement or element never speaks of the whole course. */
class NarrowedReportTest {

    private static final String ONLY = "Of group-size only, not of the rest of the course: ";

    private static Report whole;
    private static Report narrowed;

    @BeforeAll
    static void check() throws MistakesException {
        whole = PoorCourse.report();
        narrowed = whole.only("group-size");
    }

    private static JsonNode json(Report report) {
        return JsonMapper.shared().readTree(JsonReport.render(report));
    }

    @Test
    void theTextSaysWhatItsVerdictIsOf() {
        assertThat(TextReport.render(narrowed, false)).contains("\n\n" + ONLY + "everything required");
        assertThat(TextReport.render(whole, false)).doesNotContain(" only, not of the rest");
    }

    @Test
    void thePageSaysIt() {
        assertThat(HtmlReport.render(narrowed)).contains("<p class=\"verdict\">" + ONLY + "everything required");
        assertThat(HtmlReport.render(whole)).doesNotContain(" only, not of the rest");
    }

    @Test
    void theJsonNamesIt() {
        assertThat(json(narrowed).path("only").asString("")).isEqualTo("group-size");
        assertThat(json(narrowed).path("verdictText").asString("")).startsWith(ONLY);
        assertThat(json(whole).path("only").isNull()).isTrue();
        assertThat(json(whole).path("verdictText").asString("")).doesNotContain(ONLY);
    }
}
