package org.touchstone.check.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.touchstone.ShippedRules;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.NodeReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer that nothing asked of the course uses is not passed over in silence. */
class UnusedAnswerTest {

    private static final String CERTIFICATE =
            "What the course claims: Do learners get a certificate of completion that covers experiential training? ";
    private static final String COURSE = """
            provider: {name: Somebody}
            course:
              title: A course
              place: Leeds
            claims:
              - element: HC
                levels: [1]
                certificateExperiential: yes
              - element: SDM
                levels: [3]
                certificateExperiential: yes
            """;

    private static Report report(String course) throws MistakesException {
        return Report.withoutAdvice(
                ShippedRules.assess(NodeReader.readAnswers(course.getBytes(StandardCharsets.UTF_8), "course.yaml")));
    }

    @Test
    void itIsSaidWithItsQuestionAndItsLines() throws Exception {
        Report report = report(COURSE);

        assertThat(UnusedAnswer.of(report))
                .extracting(UnusedAnswer::said)
                .containsExactly(CERTIFICATE + "(lines 8, 11). It is not asked of HC or SDM.");
        assertThat(TextReport.render(report, false).replaceAll("\\s+", " "))
                .contains("STANDARD YOU CLAIM USES", CERTIFICATE + "(lines 8, 11). It is not asked of HC or SDM.");
        assertThat(HtmlReport.render(report))
                .contains("<li>" + CERTIFICATE + "(lines 8, 11). It is not asked of HC or SDM.</li>");
        JsonNode unused =
                JsonMapper.shared().readTree(JsonReport.render(report)).path("unused");
        assertThat(unused).hasSize(1);
        assertThat(unused.path(0).path("name").asString()).isEqualTo("element.certificate experiential");
        assertThat(unused.path(0).path("at").path(1).path("pointer").asString())
                .isEqualTo("/claims/1/certificateExperiential");
        assertThat(unused.path(0).path("at").path(1).path("line").asInt()).isEqualTo(11);
    }

    @Test
    void oneElementMayUseWhatAnotherDoesNot() throws Exception {
        assertThat(UnusedAnswer.of(report(COURSE.replace("element: HC", "element: BC"))))
                .extracting(UnusedAnswer::said)
                .containsExactly(CERTIFICATE + "(line 11). It is not asked of SDM.");
    }

    @Test
    void aListThatNothingUsesIsSaidWhole() throws Exception {
        String resources = "resources:\n  - {id: r1, title: A book, kind: reading}\n";

        assertThat(UnusedAnswer.of(
                        report(COURSE.replace("element: HC", "element: BC").replace("SDM", "PHB") + resources)))
                .extracting(UnusedAnswer::said)
                .containsExactly(CERTIFICATE + "(line 11). It is not asked of PHB.");
        assertThat(UnusedAnswer.of(report(COURSE.replaceFirst("(?s)  - element: HC.*?yes\n", "") + resources)))
                .extracting(unused -> unused.question().name())
                .contains("resource.kind");
    }

    @Test
    void whereAllIsUsedNothingIsSaid() throws Exception {
        Report report = report(COURSE.replaceAll(" *certificateExperiential: yes\n", ""));

        assertThat(UnusedAnswer.of(report)).isEmpty();
        assertThat(TextReport.render(report, false)).doesNotContain("STANDARD YOU CLAIM USES");
        assertThat(HtmlReport.render(report)).doesNotContain("id=\"unused\"");
        assertThat(JsonReport.render(report)).doesNotContain("\"unused\"");
    }

    @Test
    void severalAnswersOnOneLineAreOneLine() throws Exception {
        String resource = "resources:\n  - {title: A book, elements: [SDM, PCSP]}\n";

        assertThat(UnusedAnswer.of(report(COURSE.replaceFirst("(?s)  - element: HC.*?yes\n", "") + resource)))
                .extracting(UnusedAnswer::said)
                .contains(
                        "Learning resources: Which approaches or components is it about? (line 10). It is not asked of SDM.");
    }

    @Test
    void whatFewElementsAreAskedNamesThem() throws Exception {
        String resource = "resources:\n  - {title: A film, capability: Coaches a colleague}\n";

        assertThat(UnusedAnswer.of(report(COURSE + resource)))
                .extracting(UnusedAnswer::said)
                .contains(
                        "Learning resources: What level of capability does it lead to, and why does that fit? (line 13)."
                                + " It is asked only of courses that claim MI.");
    }

    @Test
    void aNarrowedReportLeavesItOut() throws Exception {
        assertThat(UnusedAnswer.of(report(COURSE).only("group-size"))).isEmpty();
    }
}
