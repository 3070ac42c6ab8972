package org.touchstone.author.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;

/** An example that is made of a course shows what the course shows, and says no more of it than that takes. */
class SmallestExampleTest {

    private static Optional<Example> of(String fixture, String requirement, String part)
            throws IOException, MistakesException {
        Requirement found =
                ShippedRules.RULESET.catalogue().requirement(requirement).orElseThrow();
        return SmallestExample.of(
                ShippedRules.RULESET,
                ShippedRules.AS_OF,
                found,
                part,
                Optional.empty(),
                "Made of a course",
                Files.readAllBytes(Path.of("fixtures", fixture, "course.yaml")));
    }

    @Test
    void ofALargeGroupTheSizeAndItsSessionAreLeft() throws IOException, MistakesException {
        Example example = of("large-face-to-face-group", "group-size", "recommended-number")
                .orElseThrow();
        assertThat(example.expected()).anySatisfy(expected -> {
            assertThat(expected.part()).isEqualTo("recommended-number");
            assertThat(expected.outcome()).isEqualTo(Outcome.NOT_MET);
            assertThat(expected.reason().orElseThrow()).contains("22 people");
        });
        assertThat(example.changes()).extracting(ExampleChange::path).contains("sessions/workshop-1/groupSize");
        assertThat(example.changes())
                .filteredOn(change -> change.path().endsWith("groupSize"))
                .extracting(ExampleChange::value)
                .allMatch(value ->
                        value instanceof Node.Scalar size && size.text().equals("22"));
        assertThat(example.changes())
                .allSatisfy(change -> assertThat(change.path()).startsWith("sessions/workshop-1/"));
    }

    @ParameterizedTest
    @CsvSource({
        "large-face-to-face-group, group-size, recommended-number",
        "two-day-coaching, group-size, recommended-number",
        "two-day-coaching, follow-up, reflection",
        "two-day-coaching, content-review, often-enough"
    })
    void itComesOutAsItSays(String fixture, String requirement, String part) throws IOException, MistakesException {
        Example example = of(fixture, requirement, part).orElseThrow();
        assertThat(new ExampleRunner(ShippedRules.RULESET, ShippedRules.AS_OF)
                        .run(example)
                        .wrong())
                .isEmpty();
    }

    @Test
    void ofTheCompleteCourseItselfThereIsNothingToShow() throws IOException, MistakesException {
        Requirement found =
                ShippedRules.RULESET.catalogue().requirement("group-size").orElseThrow();
        byte[] complete =
                Files.readString(Path.of("rules/examples/complete-course.yaml")).getBytes(StandardCharsets.UTF_8);
        assertThat(SmallestExample.of(
                        ShippedRules.RULESET,
                        ShippedRules.AS_OF,
                        found,
                        "recommended-number",
                        Optional.empty(),
                        "x",
                        complete))
                .isEmpty();
    }
}
