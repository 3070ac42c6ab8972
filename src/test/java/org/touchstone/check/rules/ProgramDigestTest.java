package org.touchstone.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that another version of the program read or compiled are not taken for this one's. */
class ProgramDigestTest {

    @ParameterizedTest
    @CsvSource({
        "language/RuleCheck, true, false", // seen by no other package
        "language/PhraseReader, true, false",
        "submission/Meant, true, false",
        "facts/Those, true, true",
        "rules/Remarks, true, true",
        "rules/AllowedClasses, true, true",
        "report/Report, false, false",
        "assessment/Assessor, false, false",
    })
    void aChangeOfTheProgramCounts(String name, boolean reads, boolean compiles) {
        SortedMap<String, String> before = ProgramDigest.classes();
        String file = "org/touchstone/check/" + name + ".class";
        assertThat(before).containsKey(file);
        SortedMap<String, String> after = new TreeMap<>(before);
        after.put(file, "another content");

        assertThat(!ProgramDigest.reads(after).equals(ProgramDigest.reads(before)))
                .isEqualTo(reads);
        assertThat(!ProgramDigest.compiles(after).equals(ProgramDigest.compiles(before)))
                .isEqualTo(compiles);
        assertThat(ProgramDigest.READS).isEqualTo(ProgramDigest.reads(before));
    }
}
