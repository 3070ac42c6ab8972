package org.touchstone.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstone.EditedRules;
import org.touchstone.check.located.Name;

/** Names that rule files declare are plain, short, and each somebody's own. */
@Tag("thorough")
class NamesTest {

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
                "ELEMENT | HC | hc, H-C, H C, '', 1H, ΗC",
                "STANDARD | FW-DEL-01 | FW--DEL, -FW, FW-, FW_DEL, FW DEL",
                "REQUIREMENT | group-size | Group-size, group size, group_size, -group, group/size, gröup",
                "PART | right-level-and-capability | a b, A, a.b, ../a",
                "QUESTION | groupSize2 | GroupSize, group-size, group size, größe, 2groups",
                "KIND | follow-up | Follow-up, follow  up, follow_up, follow.up",
                "CHOICE | Face to face | face  to face, ' face', face_to_face, face/face, fa\u0430ce",
                "PARAMETER | least days after | Least, least: days, least. days",
                "ADVICE | SDM-BEH-01 | SDM BEH, SDM.BEH",
            })
    void aNameIsMadeOfWhatItsSortIsMadeOf(Name sort, String right, String wrong) {
        assertThat(sort.wrong(right)).isEmpty();
        for (String each : wrong.split(", ")) {
            assertThat(sort.wrong(each.replace("'", ""))).as(each).contains("cannot be");
        }
        assertThat(sort.wrong("A".repeat(61) + "a".repeat(61)))
                .contains("too long")
                .endsWith("may have 60.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "questions.yaml | key: groupSize, | key: group_size, | \"group_size\" cannot be a question's key: \"_\" (U+005F) may not stand in it. Write a small letter, then letters and digits, such as groupSize.",
                "questions.yaml | key: groupSize, | key: gr\u043eupSize, | \"gr\u043eupSize\" cannot be a question's key: \"\u043e\" (U+043E) may not stand in it. Write a small letter, then letters and digits, such as groupSize.",
                "questions.yaml | - key: sessions~ | - key: 'sessions/x'~ | \"sessions/x\" cannot be a section's key: \"/\" (U+002F) may not stand in it. Write a small letter, then letters and digits, such as followUp.",
                "questions.yaml | each: session | each: Session | \"Session\" cannot be a kind of thing: \"S\" (U+0053) may not stand in it. Write small letters and digits with single spaces or hyphens, such as follow-up.",
                "questions.yaml | of: [face to face, | of: ['face  to face', | \"face  to face\" cannot be a choice. Write letters and digits with single spaces or hyphens, such as face to face.",
                "questions.yaml | of: [face to face, | of: [remote, | \"remote\" is given twice. Keep one of them.",
                "questions.yaml | chapter: About the course | chapter: About the course? | \"About the course?\" cannot be a chapter: \"?\" (U+003F) may not stand in it. Write letters and digits with single spaces or hyphens, such as About the course.",
                "questions.yaml | key: groupSize, | key: mode, | \"mode\" is asked twice. Give one another key.",
                "questions.yaml | key: summary, | key: TITLE, | \"TITLE\" cannot be a question's key: \"T\" (U+0054) may not stand in it. Write a small letter, then letters and digits, such as groupSize.",
                "questions.yaml | key: summary, | key: startsON, | \"startsOn\" is \"starts on\" in rules, and so is \"startsON\". Give one another key.",
                "questions.yaml | key: summary, | key: sessionsListed, | \"sessionsListed\" is asked twice. Give one another key.",
                "questions.yaml | each: session | each: module | Two sections list things of the kind \"module\". Give one another kind.",
                "questions.yaml | each: session | each: course | There is one course, and no list of them. Remove \"each\".",
                "questions.yaml | - key: modules | - key: sessions | There are two sections \"sessions\". Give one another key.",
                "questions.yaml | must: yes, ask | must: maybe, ask | \"maybe\" is not a known must. Write yes or no.",
                "questions.yaml | to: outcome, | to: outcomes, | No section lists things of the kind \"outcomes\". Did you mean \"outcome\"?",
                "catalogue/elements.yaml | id: HC | id: H C | \"H C\" cannot be an element's id: \" \" (U+0020) may not stand in it. Write capitals and digits, such as HC.",
                "catalogue/elements.yaml | id: HC | id: PA | \"PA\" is the id of something else already. Give one another id.",
                "catalogue/standards/FW.yaml | id: FW-DEL-01 | id: FW-DEL-02 | \"FW-DEL-02\" is the id of something else already. Give one another id.",
                "catalogue/standards/FW.yaml | id: FW-DEL-01 | id: FW/DEL | \"FW/DEL\" cannot be a standard's id: \"/\" (U+002F) may not stand in it. Write capitals and digits with single hyphens, such as FW-DEL-01.",
                "catalogue/outcomes/HC.yaml | id: HC-L1-01 | id: HC-L1-02 | \"HC-L1-02\" is the id of something else already. Give one another id.",
                "catalogue/behaviours.yaml | id: SDM-BEH-01 | id: SDM-BEH-02 | \"SDM-BEH-02\" is the id of something else already. Give one another id.",
                "group-size/requirement.yaml | recommended-number: | recommended number: | \"recommended number\" cannot be a part's id: \" \" (U+0020) may not stand in it. Write small letters and digits with single hyphens, such as recommended-number.",
                "group-size/requirement.yaml |   recommended-number:~ | suits-the-training:~ | \"suits-the-training\" is given twice. Keep one of them.",
                "parameters.yaml | name: least | name: least-  | \"least-\" cannot be the name of a number. Write small letters and digits with single spaces or hyphens, such as least days after.",
            })
    void aNameIsCheckedWhereItIsDeclared(String file, String from, String to, String mistake) throws Exception {
        rules.edit(file, from.replace("~", "\n"), to.replace("~", "\n"));

        assertThat(rules.mistakes())
                .anySatisfy(each -> assertThat(each)
                        .matches(".*:\\d+:\\d+: .*")
                        .startsWith(file)
                        .endsWith(": " + mistake));
    }

    @Test
    void aNameIsShownWithItsPlaceAndCutWhereItIsLong() throws Exception {
        rules.edit("catalogue/elements.yaml", "id: HC\n", "id: " + "H".repeat(500) + "\n");

        assertThat(rules.mistakes())
                .contains("catalogue/elements.yaml:" + rules.editedLine() + ":7: \"" + "H".repeat(80)
                        + "…\" is too long for an element's id: it has 500"
                        + " characters, and may have 60. Write capitals and digits, such as HC.");
    }
}
