package org.touchstone.check.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstone.ShippedRules;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.located.MistakesException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the source is open, a report says how the requirement is read. */
class ReadingsTest {

    private static Report report;

    @BeforeAll
    static void check() throws MistakesException {
        report = PoorCourse.report();
    }

    private static Optional<String> reading(String requirement) {
        return ShippedRules.RULESET.catalogue().requirement(requirement).flatMap(Requirement::reading);
    }

    @Test
    void eachEntrySaysItOnce() {
        List<EntryInWords> onGroupSize = report.thingsToDo().stream()
                .map(entry -> EntryInWords.of(entry, report))
                .filter(words -> words.title().equals("Group size"))
                .toList();

        assertThat(onGroupSize)
                .isNotEmpty()
                .allSatisfy(words -> assertThat(words.readings())
                        .containsOnlyOnce(reading("group-size").orElseThrow()));
    }

    @Test
    void theTextSaysIt() {
        assertThat(TextReport.render(report.only("group-size"), false).replaceAll("\\s+", " "))
                .contains("How read " + reading("group-size").orElseThrow());
    }

    @Test
    void theTextSaysALongReadingOnceInASectionAndThenRefersToIt() {
        String text = TextReport.renderFull(report, false);
        String notStated = text.substring(text.indexOf("WHAT IS NOT STATED"), text.indexOf("QUESTIONS FOR A REVIEWER"))
                .replaceAll("\\s+", " ");

        assertThat(notStated)
                .containsOnlyOnce(reading("intended-outcomes").orElseThrow())
                .contains("How read As at number");
    }

    @Test
    void eachFindingInJsonSaysItOrNothing() {
        JsonNode findings =
                JsonMapper.shared().readTree(JsonReport.render(report)).path("findings");

        assertThat(findings).isNotEmpty().allSatisfy(finding -> {
            String requirement = finding.path("requirement").asString();
            assertThat(finding.path("reading").asStringOpt()).isEqualTo(reading(requirement));
        });
    }
}
