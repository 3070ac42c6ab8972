package org.touchstone.check.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstone.ShippedRules;
import org.touchstone.check.explanation.Missing;
import org.touchstone.check.located.MistakesException;

/** The report as a page: everything the text says, for everybody, and nothing a provider wrote is taken for markup. */
class HtmlReportTest {

    private static Report report;
    private static String page = "";

    @BeforeAll
    static void render() throws MistakesException {
        report = PoorCourse.report();
        page = HtmlReport.render(report);
    }

    private static List<String> all(String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String plain(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    @Test
    void whatAProviderWroteIsNeverMarkupAndNeverAnExpression() {
        assertThat(page).doesNotContain("<script", "<img", "<svg", "<b>", "<i>", "<u>", "<3>");
        assertThat(plain(page)).contains(PoorCourse.TITLE, "<b>22</b>", "note: <i>why</i>", "Hand<u>book</u>");
    }

    @Test
    void thePageNeedsNothingBesideIt() {
        assertThat(page)
                .doesNotContain("url(", "@import", "<link", "<iframe", "th:text", "th:each", "xmlns")
                .doesNotContainPattern("<[^>]* (src|srcset|data|action|on[a-z]+)=");
        assertThat(all("href=\"([^\"]*)\"")).allMatch(link -> link.startsWith("#"));
    }

    @Test
    void everyEntrySaysWhatItIsWorkedOutToSay() {
        String text = plain(page);
        Stream.of(report.thingsToDo(), report.notStated(), report.questions(), report.met(), report.notApplicable())
                .flatMap(List::stream)
                .map(entry -> EntryInWords.of(entry, report))
                .flatMap(HtmlReportTest::sentences)
                .forEach(sentence -> assertThat(text).contains(sentence));
    }

    private static Stream<String> sentences(EntryInWords words) {
        return Stream.of(
                        List.of(words.label(), words.title(), words.asks(), String.join(", ", words.standards())),
                        words.reasons(),
                        words.evidence(),
                        words.sources(),
                        words.remedies(),
                        words.questions(),
                        words.readings(),
                        words.facts().stream()
                                .map(EntryInWords.StatedFact::where)
                                .toList(),
                        words.facts().stream()
                                .map(EntryInWords.StatedFact::says)
                                .toList(),
                        words.facts().stream()
                                .map(EntryInWords.StatedFact::note)
                                .toList(),
                        words.facts().stream()
                                .flatMap(fact -> fact.hint().stream())
                                .toList(),
                        words.missing().stream().map(Missing::ask).toList(),
                        words.missing().stream().map(Missing::where).toList())
                .flatMap(List::stream);
    }

    @Test
    void wordsThatMayBeARefusalArePointedOut() {
        String hint = "These words may say that you do not do this. If so, answer no.";

        assertThat(plain(page)).contains("feedback sought: No, not at present", hint);
        assertThat(TextReport.renderFull(report, false))
                .contains("feedback sought: No, not at present\n     Look again   " + hint);
        assertThat(TextReport.render(report, false))
                .contains("WORDS TO LOOK AT AGAIN", "feedback sought: No, not at present");
    }

    @Test
    void headingsGoDownOneLevelAtATimeFromOneTitle() {
        List<String> levels = all("<h([1-6])[ >]");

        assertThat(levels).startsWith("1", "2", "2", "2", "3");
        assertThat(levels.stream().filter("1"::equals)).hasSize(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(Integer.parseInt(levels.get(i)) - Integer.parseInt(levels.get(i - 1)))
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void everyLinkAndLabelLeadsToOneThingOnThePage() {
        List<String> ids = all(" id=\"([^\"]*)\"");

        assertThat(ids).doesNotHaveDuplicates().contains("results", "summary", "things-to-do-1", "met");
        assertThat(ids).containsAll(all("href=\"#([^\"]*)\"")).containsAll(all("aria-labelledby=\"([^\"]*)\""));
    }

    @Test
    void thePageHasLandmarksALanguageASkipLinkAndTableHeaders() {
        assertThat(page)
                .contains(
                        "<html lang=\"en-GB\">",
                        "<header>",
                        "<nav aria-labelledby=",
                        "<main id=\"results\"",
                        "<footer>",
                        "<a class=\"skip\" href=\"#results\">",
                        "<caption>",
                        "<th scope=\"col\">",
                        "<th scope=\"row\">",
                        "width=device-width");
    }

    @Test
    void coloursOfTextStandOutFromThePage() {
        List<String> colours = all("(?:--(?:ink|quiet|link|tone)|[.]hint [{] color): (#[0-9a-f]{6})");

        assertThat(colours)
                .hasSizeGreaterThan(6)
                .allSatisfy(colour ->
                        assertThat(contrastWithWhite(colour)).as(colour).isGreaterThanOrEqualTo(4.5));
    }

    @Test
    void aCourseWithNothingWantingHasNoEmptySections() {
        String complete = HtmlReport.render(Report.of(ShippedRules.assess(ShippedRules.course("complete-course"))));

        assertThat(complete).doesNotContain("<ul></ul>", "<dd></dd>").contains("id=\"met\"");
    }

    private static double contrastWithWhite(String colour) {
        double luminance = 0;
        double[] weights = {0.2126, 0.7152, 0.0722};
        for (int i = 0; i < 3; i++) {
            double channel = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            luminance += weights[i] * (channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4));
        }
        return 1.05 / (luminance + 0.05);
    }
}
