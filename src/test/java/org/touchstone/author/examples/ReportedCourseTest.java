package org.touchstone.author.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Requirement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The course behind a report: as much of it as the report says, and no more is believed than comes out again. */
class ReportedCourseTest {

    private static final Catalogue CATALOGUE = ShippedRules.RULESET.catalogue();

    private static byte[] report(String fixture) throws IOException {
        return Files.readAllBytes(Path.of("fixtures", fixture, "report.json"));
    }

    private static Optional<ReportedCourse> read(byte[] report) {
        return ReportedCourse.read(report, CATALOGUE.questions());
    }

    private static Set<String> parts(byte[] report) {
        Set<String> parts = new TreeSet<>();
        for (JsonNode finding : JsonMapper.builder().build().readTree(report).path("findings")) {
            parts.add(finding.path("requirement").asString() + "/"
                    + finding.path("part").asString());
        }
        return parts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-day-coaching", "coaching-with-cascade", "silent-course", "refusals-in-words"})
    void everyPartComesOutAgainOfMostReports(String fixture) throws IOException {
        byte[] report = report(fixture);
        ReportedCourse course = read(report).orElseThrow();
        assertThat(parts(report))
                .hasSizeGreaterThan(130)
                .allMatch(part -> course.comesOutAsReported(ShippedRules.RULESET, part));
    }

    @Test
    void whatAReportDoesNotHoldEnoughForIsNotBelieved() throws IOException {
        byte[] report = report("large-face-to-face-group");
        ReportedCourse course = read(report).orElseThrow();
        assertThat(parts(report).stream()
                        .filter(part -> !course.comesOutAsReported(ShippedRules.RULESET, part))
                        .toList())
                .hasSizeBetween(1, 10)
                .contains("facilitators/qualified")
                .doesNotContain("group-size/recommended-number");
    }

    @Test
    void aReportThatSaysOtherwiseThanTheRulesIsNotBelieved() throws IOException {
        String report = new String(report("large-face-to-face-group"), UTF_8);
        String changed = report.replaceAll("(\"value\" *: *\")22\"", "$1" + "21\"");
        assertThat(changed).isNotEqualTo(report);
        assertThat(read(changed.getBytes(UTF_8))
                        .orElseThrow()
                        .comesOutAsReported(ShippedRules.RULESET, "group-size/recommended-number"))
                .isFalse();
    }

    /** The same example comes of the report as of the course. */
    @ParameterizedTest
    @CsvSource({
        "large-face-to-face-group, group-size, recommended-number",
        "two-day-coaching, follow-up, reflection",
        "explicit-no-everywhere, attendance-data, starters",
    })
    void theExampleIsThatOfTheCourse(String fixture, String requirement, String part) throws Exception {
        Requirement of = CATALOGUE.requirement(requirement).orElseThrow();
        byte[] report = report(fixture);
        assertThat(parts(report)).contains(requirement + "/" + part);
        Optional<Example> expected = SmallestExample.of(
                ShippedRules.RULESET,
                ExampleRunner.AS_OF,
                of,
                part,
                Optional.empty(),
                "It",
                Files.readAllBytes(Path.of("fixtures", fixture, "course.yaml")));
        Optional<Example> made = SmallestExample.of(
                ShippedRules.RULESET,
                ExampleRunner.AS_OF,
                of,
                part,
                Optional.empty(),
                "It",
                read(report).orElseThrow().course());
        assertThat(expected).isPresent();
        assertThat(made.map(Example::expected)).isEqualTo(expected.map(Example::expected));
        assertThat(made.orElseThrow().changes())
                .extracting(ExampleChange::kind, ExampleChange::path)
                .isEqualTo(expected.orElseThrow().changes().stream()
                        .map(each -> org.assertj.core.groups.Tuple.tuple(each.kind(), each.path()))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "course:\n  title: Coaching\n", "[1, 2]", "{\"findings\": 3}", "{\"ruleset\": \"a\""})
    void whatIsNoReportIsNone(String text) {
        assertThat(read(text.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void aReportOfNonsenseHarmsNothing() {
        String nonsense = """
                {"ruleset": "a", "asOf": "soon", "findings": [{"requirement": "group-size", "part": "recommended-number",
                 "facts": [{"name": "x", "value": "1", "pointer": "/a/b/c/d/e/f/g/h/i"}, {"pointer": "no"}, 7,
                 {"name": "x", "value": "1", "pointer": "/a"}, {"name": "x", "value": "1", "pointer": "/a/b"}]}]}""";
        ReportedCourse course = read(nonsense.getBytes(UTF_8)).orElseThrow();
        assertThat(course.comesOutAsReported(ShippedRules.RULESET, "group-size/recommended-number"))
                .isFalse();
    }
}
