package org.touchstone.author.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstone.EditedRules;
import org.touchstone.check.located.MistakesException;

/** An example that cannot be run says so when it is read, with its place. */
class ExampleMistakesTest {

    @TempDir
    Path temporary;

    private EditedRules rules;

    @BeforeEach
    void copy() {
        rules = new EditedRules(temporary, "group-size");
    }

    private List<String> mistakes(String examples) throws Exception {
        rules.write("group-size/examples.yaml", examples);
        MistakesException thrown =
                catchThrowableOfType(MistakesException.class, () -> ExamplesReader.read(rules.read()));
        return thrown == null
                ? List.of()
                : thrown.lines().stream()
                        .map(line -> line.replace(rules.folder() + "/", ""))
                        .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{parameter: most, to: many} | 3:29: \"many\" is not a number. Write a number, such as 18.",
                "{parameter: most, to: [18]} | 3:29: a list is not a number. Write a number, such as 18.",
                "{parameter: most, to: 1e999} | 3:29: \"1e999\" is not a number. Write a number, such as 18.",
                "{parameter: mos, to: 18} | 3:8: There is no number of this requirement \"mos\". Did you mean \"most\"?",
                "{parameter: most} | 3:8: Nothing says what to set it to. Write \"to\".",
                "{set: sessions/s2/mode} | 3:8: Nothing says what to set it to. Write \"to\".",
                "{add: sessions} | 3:8: Nothing says what to add. Write \"item\".",
                "{set: /, to: x} | 3:8: \"/\" leads nowhere. Write the section, then the item's id, then the key, such as sessions/s2/groupSize.",
                "{remove: sessions//mode} | 3:8: \"sessions//mode\" leads nowhere. Write the section, then the item's id, then the key, such as sessions/s2/groupSize.",
                "{set: sessions, remove: sessions, to: x} | 3:7: This is more than one change. Begin each change with a dash of its own.",
                "{to: x} | 3:7: This changes nothing. Write set or parameter (with to), remove, or add (with item).",
            })
    void aChangeSaysWhatAndWhere(String change, String mistake) throws Exception {
        assertThat(mistakes("- name: x\n  change:\n    - " + change + "\n"))
                .containsExactly("group-size/examples.yaml:" + mistake);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from: ../questions | 2:3: There is no course \"../questions\". Write a known one.",
                "from: complet-course | 2:3: There is no course \"complet-course\". Did you mean \"complete-course\"?",
                "for: [HC, SDN] | 2:3: There is no element \"SDN\". Did you mean \"SDM\"?",
                "also: [group-size/recommended] | 2:3: There is no part \"group-size/recommended\". Did you mean \"group-size/recommended-number\"?",
                "expect: [{part: recommended, outcome: MET}] | 2:13: There is no part \"recommended\". Write a known one.",
                "expect: [{part: recommended-number, outcome: MEET}] | 2:39: \"MEET\" is not a known outcome. Write ERROR, NOT_MET, CONFLICTING, NOT_STATED, NEEDS_JUDGEMENT, MET or NOT_APPLICABLE.",
            })
    void anExampleNamesWhatThereIs(String line, String mistake) throws Exception {
        assertThat(mistakes("- name: x\n  " + line + "\n")).containsExactly("group-size/examples.yaml:" + mistake);
    }

    @Test
    void everyFileOfExamplesIsReadBeforeTheirMistakesAreSaid() throws Exception {
        assertThat(mistakes("- name: \"\\u202E\"\n- name: \"\\u202E\"\n")).hasSize(2);
    }
}
