package org.touchstone.door.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.EditedRules;
import org.touchstone.casework.rulesets.RulesetSignature;
import org.touchstone.check.rules.RulesetFiles;

/** {@code rules reason}, {@code rules diff} and {@code rules sign} as their users run them. */
class ReasonAndDiffTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int run(String... arguments) {
        return Touchstone.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void aGapIsShownWithPlaceRemedyAndCourse() throws IOException {
        EditedRules rules = new EditedRules(folder, "group-size")
                .edit(
                        "group-size/rules.dslr",
                        "  Its group size least is at least the parameter least\n",
                        "  Its group size least is at least 14\n");

        assertThat(run("rules", "reason", rules.folder().toString(), "--as-of", "2026-09-01"))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "group-size/requirement.yaml:",
                        "A course that shows it:",
                        "groupSizeLeast: 12",
                        "1 to put right");
    }

    @Test
    void rulesWithoutMistakesAreStatus0() {
        assertThat(run("rules", "reason", "rules", "--only", "group-size", "--as-of", "2026-09-01"))
                .isZero();
        assertThat(out.toString()).contains("0 to put right, 0 undecided.");
    }

    @Test
    void aRequirementThatNobodyKnowsIsStatus2() {
        assertThat(run("rules", "reason", "rules", "--only", "grup-size")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no requirement \"grup-size\".", "group-size");
    }

    @Test
    void aChangeIsSaidByWhatItMeans() throws IOException {
        Path before = new EditedRules(folder.resolve("before"), "group-size").folder();
        Path after = new EditedRules(folder.resolve("after"), "group-size")
                .edit("parameters.yaml", "value: 12\n", "value: 10\n")
                .folder();

        assertThat(run("rules", "diff", before.toString(), after.toString(), "--as-of", "2026-09-01"))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "Group size, \"A face-to-face group that trains skills has 10 to 18 people\": one session where",
                        "\"How many people take part at least?\" is 10 or 11",
                        " [group-size/recommended-number]",
                        "was \"recommendation not met\", is now \"met\".")
                .doesNotContain("claims:");
    }

    @Test
    void nothingChangedIsStatus0() {
        assertThat(run("rules", "diff", "rules", "rules")).isZero();
        assertThat(out.toString()).isEqualTo("0 changes." + System.lineSeparator());
    }

    @Test
    void rulesAreSignedAsTheyAreWithAKeyThatOnlyItsOwnerReads() throws Exception {
        Path rules = new EditedRules(folder, "group-size").folder();
        Path key = folder.resolve("key.json");
        String digest = RulesetFiles.in(rules).digest();

        assertThat(run("rules", "sign", rules.toString(), "--key", key.toString()))
                .isZero();
        String signature = out.toString().strip();
        assertThat(RulesetFiles.in(rules).digest()).isEqualTo(digest);
        assertThat(RulesetSignature.in(rules).strip()).isEqualTo(signature);
        assertThat(RulesetSignature.signer(signature, digest))
                .hasValueSatisfying(id -> assertThat(err.toString()).contains(digest, id));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");

        Files.writeString(key, "no key");
        assertThat(run("rules", "sign", rules.toString(), "--key", key.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains(key + " has to hold a secret key");
    }
}
