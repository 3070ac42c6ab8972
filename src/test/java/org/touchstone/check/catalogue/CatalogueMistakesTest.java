package org.touchstone.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstone.EditedRules;

/** Whatever a file of the catalogue says is either meant or refused, with its place. */
class CatalogueMistakesTest {

    private static final String RESTS_ON = "rests-on: [CON, HL, PA]";
    private static final String FIRST = "- id: FW-DEL-01\n";

    @TempDir
    Path temporary;

    private EditedRules rules;

    @BeforeEach
    void copy() {
        rules = new EditedRules(temporary, "group-size");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[-1] | \"-1\" is not a level. Write 1, 2 or 3.",
                "[4] | \"4\" is not a level. Write 1, 2 or 3.",
                "[x] | \"x\" is not a level. Write 1, 2 or 3.",
                "[99999999999] | \"99999999999\" is not a level. Write 1, 2 or 3.",
                "[1, 1] | \"1\" is given twice. Keep one of them.",
                "[[1]] | \"levels\" holds a list where a text is expected.",
                "[] | Nothing says at which levels CON can be claimed. Give \"levels\", such as [1, 2, 3].",
            })
    void levelsAreFromOneToThree(String levels, String mistake) throws Exception {
        rules.edit("catalogue/elements.yaml", "levels: [1, 2, 3]", "levels: " + levels);

        assertThat(rules.mistakes())
                .anyMatch(each -> each.matches("catalogue/elements.yaml:\\d+:\\d+: .*") && each.endsWith(mistake));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "level: 1 | level: 4 | \"4\" is not a level. Write 1, 2 or 3.",
                "level: 1 | level: [1, 2] | An outcome has one level. Keep one of them.",
                "level: 1 | level: 99999999999 | \"99999999999\" is not a level. Write 1, 2 or 3.",
                "depth: know | depth: knows | \"knows\" is not a known depth. Write know, understand, aware, do or value.",
            })
    void anOutcomeHasALevelAndADepth(String from, String to, String mistake) throws Exception {
        rules.edit("catalogue/outcomes/HC.yaml", from, to);

        assertThat(rules.mistakes())
                .anyMatch(each -> each.matches("catalogue/outcomes/HC.yaml:\\d+:\\d+: .*") && each.endsWith(mistake));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[XX] | There is no element XX. Write a known one.",
                "[CON, CON] | \"CON\" is given twice. Keep one of them.",
                "[SDM] | SDM rests on itself. Take one of them back.",
                "[CONN] | There is no element CONN. Did you mean \"CON\"?",
            })
    void whatAnElementRestsOnIsThere(String restsOn, String mistake) throws Exception {
        rules.edit("catalogue/elements.yaml", RESTS_ON, "rests-on: " + restsOn);

        assertThat(rules.mistakes())
                .containsExactly(
                        "catalogue/elements.yaml:" + rules.editedLine() + ":" + column(restsOn) + ": " + mistake);
    }

    private static int column(String restsOn) {
        return restsOn.contains(", ") ? 19 : 14;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FW-XYZ-99 | There is no standard FW-XYZ-99. Write a known one.",
                "FW-DEL-01 | FW-DEL-01 repeats itself. Take one of them back.",
                "FW-MON-08 | FW-MON-08 repeats another itself. Write FW-MON-07.",
            })
    void aStandardRepeatsOneThatIsThereAndHasWordsOfItsOwn(String sameAs, String mistake) throws Exception {
        rules.edit("catalogue/standards/FW.yaml", FIRST, FIRST + "  same-as: " + sameAs + "\n");

        assertThat(rules.mistakes())
                .anyMatch(each -> each.matches("catalogue/standards/FW.yaml:\\d+:12: .*") && each.endsWith(mistake));
    }

    @ParameterizedTest
    @CsvSource({"FW-DEL-01, FW-DES-02"})
    void twoStandardsDoNotRepeatEachOther(String one, String other) throws Exception {
        rules.edit(
                        "catalogue/standards/FW.yaml",
                        "- id: " + one + "\n",
                        "- id: " + one + "\n  same-as: " + other + "\n")
                .edit(
                        "catalogue/standards/FW.yaml",
                        "- id: " + other + "\n",
                        "- id: " + other + "\n  same-as: " + one + "\n");

        assertThat(rules.mistakes())
                .anyMatch(each ->
                        each.endsWith(one + " repeats " + other + ", which repeats it in turn. Take one of them back."))
                .anyMatch(each -> each.endsWith(
                        other + " repeats " + one + ", which repeats it in turn. Take one of them back."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FW-DEL-01: [recommended-number] | FW-MON-08: [recommended-number] | FW-MON-08 repeats FW-MON-07, and is covered with it. Remove this row.",
                "FW-DEL-01: [recommended-number] | FW-DEL-01: [recommended-number, recommended-number] | \"recommended-number\" stands here twice. Keep one of them.",
                "FW-DEL-01: [recommended-number] | FW-DEL-01: {from: 2027-01-01} | This row names no parts. Add \"parts\", or remove the row.",
                "FW-DEL-01: [recommended-number] | FW-DEL-01: [{parts: [recommended-number], strength: high}] | \"high\" is not a known strength. Write recommended, where appropriate or required.",
            })
    void aRowCoversAStandardWithParts(String from, String to, String mistake) throws Exception {
        rules.edit("group-size/requirement.yaml", "FW-DEL-01: [suits-the-training, recommended-number]", to);

        assertThat(rules.mistakes())
                .anyMatch(each -> each.matches("group-size/requirement.yaml:" + rules.editedLine() + ":\\d+: .*")
                        && each.endsWith(mistake));
        assertThat(from).startsWith("FW-DEL-01");
    }
}
