package org.touchstone.door.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.RandomCourses;
import org.touchstone.ShippedRules;
import org.touchstone.check.rules.BrokenRules;

/** The command as its users run it: what it prints, where, and its exit status. */
@Tag("thorough")
class CheckCommandTest {

    private static final String COMPLETE = "rules/examples/complete-course.yaml";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Touchstone.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void nothingNotMetIsStatus0() {
        assertThat(run("check", COMPLETE, "--as-of", "2026-09-01")).isZero();
        assertThat(out.toString()).startsWith("Pre-check of \"").contains("As of 1 September 2026");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void somethingNotMetIsStatus1() {
        assertThat(run("check", "fixtures/explicit-no-everywhere/course.yaml")).isEqualTo(1);
    }

    @Test
    void aRecommendationNotMetIsStatus0() {
        assertThat(run("check", "fixtures/large-face-to-face-group/course.yaml", "--only", "group-size"))
                .isZero();
        assertThat(out.toString()).contains("Recommendation not met").doesNotContain("     1  Not met");
    }

    @Test
    void theNextAnswersAreAsManyAsAskedFor() {
        assertThat(run("check", "fixtures/silent-course/course.yaml", "--next", "3"))
                .isZero();
        assertThat(out.toString())
                .contains("ANSWER THESE 3 FIRST", "\n  3. ")
                .doesNotContain("\n  4. ", "LEFT TO ANSWER");
        assertThat(run("check", "fixtures/silent-course/course.yaml", "--next", "0"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--next takes a number from 1");
    }

    @Test
    void whatWouldSettleEachResultIsSaidOnRequest() {
        assertThat(run("check", "fixtures/large-face-to-face-group/course.yaml", "--suggest"))
                .isZero();
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains(
                        "How many people take part at most? For Workshop 1. Answer, for example: 18. "
                                + "How many people take part at least? For Workshop 1. Answer, for example: 12. "
                                + "Group size, Workshop 1 (FW-DEL-01), now Recommendation not met: then Met.",
                        "How does the course reflect the values",
                        "Values (FW-DES-02), now Not stated: then For a reviewer.")
                .doesNotContain("LEFT TO ANSWER");
        run("check", "fixtures/large-face-to-face-group/course.yaml", "--suggest", "--format", "json");
        assertThat(out.toString())
                .contains("\"suggestions\" : [", "\"pointer\" : \"/sessions/0/groupSize\"", "\"then\" : \"MET\"");
    }

    @Test
    void theFullTextSaysWhatTheShortOneLeavesOut() {
        run("check", "fixtures/silent-course/course.yaml");
        String inShort = out.toString();
        run("check", "fixtures/silent-course/course.yaml", "--full");

        assertThat(inShort).doesNotContain("How read");
        assertThat(out.toString().substring(inShort.length())).contains("How read", "WHAT IS NOT STATED");
    }

    @Test
    void aFileThatCannotBeReadIsStatus2AndEveryMistakeIsSaid() {
        assertThat(run("check", "fixtures/mistakes/many-mistakes.yaml")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("many-mistakes.yaml:4:3:").contains("many-mistakes.yaml:16:20:");
    }

    @Test
    void aFolderWithNothingToCheckIsStatus2() throws IOException {
        Files.writeString(folder.resolve("course.docx"), "course");

        assertThat(run("check", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("There is nothing to check in " + folder, ".yaml, .yml or .json");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsStatus2() {
        assertThat(run("check", "no-such-file.yaml")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no such file").doesNotContain("Exception");
    }

    @Test
    void aBrokenRulesetIsStatus3AndNothingIsChecked() throws IOException {
        Path rules = ShippedRules.copyTo(folder.resolve("rules"), "group-size");
        Files.writeString(rules.resolve("group-size/rules.dslr"), "> System.exit(0);");

        assertThat(run("check", COMPLETE, "--rules", rules.toString())).isEqualTo(3);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("group-size/rules.dslr:1:1:").contains("program code");
    }

    @Test
    void aRuleThatBreaksIsStatus3AndTheRestIsReported() throws Exception {
        Path rules = ShippedRules.copyTo(folder.resolve("rules"), "group-size");
        Path dslr = rules.resolve("group-size/rules.dslr");
        Files.writeString(
                dslr,
                Files.readString(dslr)
                        + "\nrule \"Of this test only\"\nwhen\n  Part recommended-number is asked\n"
                        + "  Its group size is more than 4711\nthen\n  It is not met\nend\n");
        BrokenRules.store(rules, RulesFolder.cache());

        assertThat(run("check", COMPLETE, "--rules", rules.toString())).isEqualTo(3);
        assertThat(out.toString()).contains("Could not be checked").contains("Met");
        assertThat(err.toString()).contains("A rule broke: group-size: " + BrokenRules.BROKEN);
    }

    @Test
    void aStandardWithoutRulesIsSaidPlainly() {
        Path rules = ShippedRules.copyTo(folder.resolve("rules"), "group-size");

        run("check", COMPLETE, "--rules", rules.toString());

        assertThat(out.toString())
                .contains("have no rules yet")
                .contains("HC-DES-01")
                .contains("SDM-DES-01");
    }

    @Test
    void anUnknownIdAfterOnlyIsStatus2WithTheNearest() {
        assertThat(run("check", COMPLETE, "--only", "FW-DEL-11")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no standard").contains("Did you mean");
    }

    @Test
    void aStandardOfAnElementNotClaimedIsNotAFailure() {
        assertThat(run("check", COMPLETE, "--only", "PHB-DEL-02")).isZero();
        assertThat(err.toString()).contains("is not asked of this course");
    }

    @Test
    void aFolderIsCheckedFileByFileAndABadOneDoesNotStopTheRest() throws IOException {
        RandomCourses courses = new RandomCourses(ShippedRules.RULESET.catalogue(), 7);
        for (int i = 0; i < 120; i++) {
            Files.writeString(folder.resolve("course-%03d.json".formatted(i)), RandomCourses.json(courses.next()));
        }
        Files.writeString(folder.resolve("bad.yaml"), "course: [");

        assertThat(run("check", folder.toString(), "--format", "json", "--only", "FW-DEL-01"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("bad.yaml cannot be checked").contains("100 of 121 checked");
        assertThat(out.toString().split("\"verdict\" :", -1)).hasSize(121);
    }

    @Test
    void aFolderGivesALineOnEachFile() throws IOException {
        for (String element : List.of("HC", "SDM")) {
            Files.copy(Path.of("fixtures/elements", element, "course.yaml"), folder.resolve(element + "-course.yaml"));
        }

        assertThat(run("check", folder.toString(), "--as-of", "2026-09-01")).isZero();
        assertThat(out.toString().lines().toList())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("-course.yaml: For a reviewer "));
    }

    @Test
    void theSameFileRulesetAndDateGiveTheSameReportByteForByte() {
        run("check", COMPLETE, "--as-of", "2026-09-01", "--format", "json");
        String first = out.toString();
        out.getBuffer().setLength(0);
        run("check", COMPLETE, "--as-of", "2026-09-01", "--format", "json");

        assertThat(out.toString()).isEqualTo(first);
    }

    @Test
    void badOptionsAndDatesAreStatus2WithHelp() {
        assertThat(run("check", COMPLETE, "--as-of", "tomorrow")).isEqualTo(2);
        assertThat(run("check")).isEqualTo(2);
        assertThat(run("chekc")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--as-of")
                .contains("touchstone check")
                .doesNotContain("\tat ");
    }
}
