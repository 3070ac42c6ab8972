package org.touchstone.check.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.catalogue.Guidance;
import org.touchstone.check.catalogue.Source;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.RulesetReader;

/** The catalogue's material for advice. */
class GuidanceTest {

    private static final Guidance GUIDANCE = ShippedRules.RULESET.catalogue().guidance();

    @Test
    void everyEntryHasACitation() {
        List<Source> sources = new ArrayList<>();
        GUIDANCE.methods().forEach(entry -> sources.add(entry.source()));
        GUIDANCE.verbs().forEach(entry -> sources.add(entry.source()));
        GUIDANCE.skills().forEach(entry -> sources.add(entry.source()));
        GUIDANCE.behaviours().forEach(entry -> sources.add(entry.source()));
        GUIDANCE.assessmentKinds().forEach(entry -> sources.add(entry.source()));
        GUIDANCE.drivers().forEach(entry -> sources.add(entry.source()));

        assertThat(sources).doesNotHaveDuplicates().allSatisfy(source -> {
            assertThat(source.document()).isNotEmpty();
            assertThat(source.section()).isNotEmpty();
            assertThat(source.position()).isNotEmpty();
        });
    }

    @Test
    void nothingOfTheSourcesTablesIsMissing() {
        assertThat(GUIDANCE.methods()).hasSize(107);
        assertThat(GUIDANCE.methods().stream().filter(method -> method.element().equals(Guidance.GENERAL_TABLE)))
                .hasSize(18);
        assertThat(GUIDANCE.verbs().stream().flatMap(group -> group.verbs().stream()))
                .hasSize(51);
        assertThat(GUIDANCE.skills()).hasSize(15);
        assertThat(GUIDANCE.behaviours()).hasSize(29);
        assertThat(GUIDANCE.assessmentKinds()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            methods.yaml          | shown-by: [video]      | shown-by: [vidio]      | methods.yaml:16:3: "vidio" is neither
            methods.yaml          | element: CON           | element: COM2 | There is no element COM2.
            behaviours.yaml       | element: SDM           | element: SDN           | behaviours.yaml:5:3: There is no element SDN.
            verbs.yaml            | example: describe      | example: know          | "know" is not among the verbs.
            drivers.yaml          | kind: strategic driver | kind: strategy         | "strategy" is not a known kind.
            assessment-kinds.yaml | levels: [3]            | levels: [4]            | "4" is not a level.
            skills.yaml           | named-by: [empath]     | note: empathy          | Nothing says how a submission shows this.
            """)
    void aMistakeIsReportedWithItsPlace(String file, String text, String changed, String mistake, @TempDir Path folder)
            throws IOException {
        Path rules = ShippedRules.copyTo(folder.resolve("rules"));
        Path path = rules.resolve("catalogue").resolve(file);
        String before = Files.readString(path);
        Files.writeString(path, before.replaceFirst(java.util.regex.Pattern.quote(text), changed));

        assertThat(before).contains(text);
        assertThatThrownBy(() -> new RulesetReader(ShippedRules.BUILT).read(rules))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining(file)
                .hasMessageContaining(mistake);
    }
}
