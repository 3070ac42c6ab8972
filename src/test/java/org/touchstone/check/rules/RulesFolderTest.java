package org.touchstone.check.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstone.EditedRules;

/** A folder of rules means what it looks like: whatever in it is not understood is named, and nothing is read for ever. */
class RulesFolderTest {

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
                "group-size/example.yaml | \"example.yaml\" is not a file that is known here. Did you mean \"examples.yaml\"?",
                "group-size/requirement.yml | \"requirement.yml\" is not a file that is known here. Did you mean \"requirement.yaml\"?",
                "group-size/notes.txt | \"notes.txt\" is not a file that is known here. Here are known examples.yaml, requirement.yaml and rules.dslr.",
                "group-size/deeper/requirement.yaml | A requirement cannot stand in a folder below \"group-size\". Move its folder up, beside the other requirements.",
                "group-size/deeper/still/x.yaml | Nothing is known in the folder \"group-size/deeper/still\". Remove it.",
                "new/rules.dslr | The folder \"new\" holds no requirement.yaml, so nothing in it is used. Add it, or remove the folder.",
                "new/requirement.yml | \"requirement.yml\" is not a file that is known here. Did you mean \"requirement.yaml\"?",
                "New Things/requirement.yaml | \"New Things\" cannot be the name of a requirement: \"N\" (U+004E) may not stand in it. Write small letters and digits with single hyphens, such as group-size.",
                "every-requirement/examples.yaml | \"examples.yaml\" is not a file that is known here. Here is known rules.dslr.",
                "question.yaml | \"question.yaml\" is not a file that is known here. Did you mean \"questions.yaml\"?",
                "parameters.yaml~ | \"parameters.yaml~\" is not a file that is known here. Did you mean \"parameters.yaml\"?",
                "catalogue/element.yaml | \"element.yaml\" is not a file that is known here. Did you mean \"elements.yaml\"?",
                "catalogue/standards/FW.yml | \"FW.yml\" is not a file that is known here. Here are known files that end in .yaml.",
                "catalogue/standards/ZZ.yaml | There is no element ZZ, so nothing in this file is used. Name the file after an element of elements.yaml.",
                "catalogue/outcomes/HCC.yaml | There is no element HCC, so nothing in this file is used. Did you mean \"HC\"?",
                "examples/My Course.yaml | \"My Course\" cannot be the name of a course: \"M\" (U+004D) may not stand in it. Write small letters and digits with single hyphens, such as complete-course.",
            })
    void aFileThatNothingWouldReadIsNamed(String file, String mistake) throws Exception {
        rules.write(file, "[]\n");

        assertThat(rules.mistakes()).containsExactly(file + ":1:1: " + mistake);
    }

    @Test
    void notesForPeopleAndHiddenFilesAreNobodysMistake() throws Exception {
        rules.write("README.md", "# Rules\n")
                .write("CHANGELOG.md", "# Changes\n")
                .write(".DS_Store", "\0")
                .write(".git/config.yaml", "x")
                .write("group-size/.requirement.yaml.swp", "x");

        assertThat(rules.mistakes()).isEmpty();
    }

    @Test
    void aLinkMayNotLeadOutOfTheFolder() throws Exception {
        Path outside = Files.writeString(temporary.resolve("secret.yaml"), "[]");
        Files.delete(rules.folder().resolve("group-size/examples.yaml"));
        Files.createSymbolicLink(rules.folder().resolve("group-size/examples.yaml"), outside);
        Files.createSymbolicLink(rules.folder().resolve("more"), temporary);
        Files.createSymbolicLink(rules.folder().resolve("cannot-fail.yml"), temporary.resolve("nothing"));

        assertThat(rules.mistakes())
                .containsExactly(
                        "cannot-fail.yml:1:1: This link leads nowhere. Remove it.",
                        "group-size/examples.yaml:1:1: This link leads out of the folder of rules. Put the file itself here.",
                        "more:1:1: This link leads out of the folder of rules. Put the file itself here.");
    }

    @Test
    void aLinkWithinTheFolderIsTheFileItLeadsTo() throws Exception {
        Path kept = Files.createDirectories(rules.folder().resolve(".kept")).resolve("parameters.yaml");
        Files.move(rules.folder().resolve("parameters.yaml"), kept);
        Files.createSymbolicLink(rules.folder().resolve("parameters.yaml"), Path.of(".kept/parameters.yaml"));

        assertThat(rules.mistakes()).isEmpty();
    }

    @Test
    void theFolderItselfMayBeALink() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("current"), rules.folder());

        assertThat(RulesetFiles.in(link).digest())
                .isEqualTo(RulesetFiles.in(rules.folder()).digest());
    }

    @Test
    void aHugeFileIsRefusedWithoutReadingIt() throws Exception {
        try (RandomAccessFile file =
                new RandomAccessFile(rules.folder().resolve("parameters.yaml").toFile(), "rw")) {
            file.setLength(1L << 30);
        }

        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(rules.mistakes())
                        .contains(
                                "parameters.yaml:1:1: This file is larger than 1 MiB. A rule file takes far less: is it the right one?"));
    }

    @Test
    void filesThatAreTooLargeTogetherAreRefused() throws Exception {
        for (int i = 0; i < 17; i++) {
            try (RandomAccessFile file =
                    new RandomAccessFile(rules.folder().resolve("n" + i + ".md").toFile(), "rw")) {
                file.setLength(1_000_000);
            }
        }

        assertThat(rules.mistakes())
                .containsExactly(rules.folder()
                        + ":1:1: The files in this folder are larger than 16 MiB in all. Is it the" + " right folder?");
    }

    @Test
    void tooManyFilesAreRefused() throws Exception {
        for (int i = 0; i < 2000; i++) {
            Files.createFile(rules.folder().resolve("n" + i + ".md"));
        }

        assertThat(rules.mistakes())
                .containsExactly(rules.folder()
                        + ":1:1: There are more than 2000 files in this folder. Is it the right folder?");
    }

    @Test
    void whatIsNoFileIsNotWaitedFor() throws Exception {
        Process made =
                new ProcessBuilder("mkfifo", rules.folder().resolve("README.md").toString() + "x.md").start();
        org.junit.jupiter.api.Assumptions.assumeTrue(made.waitFor() == 0);

        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(rules.mistakes())
                        .containsExactly("README.mdx.md:1:1: This is not a file. Put a file here, or remove it."));
    }

    @Test
    void whatCannotBeSeenIsRefusedInRulesAndInExamplesToo() throws Exception {
        rules.edit("group-size/rules.dslr", "rule \"", "rule \"\u202E").add("group-size/examples.yaml", "# \u200B\n");

        assertThat(rules.mistakes())
                .hasSize(2)
                .anyMatch(mistake -> mistake.matches("group-size/rules.dslr:\\d+:7: The character U\\+202E .*"))
                .anyMatch(mistake -> mistake.matches("group-size/examples.yaml:\\d+:3: The character U\\+200B .*"));
    }
}
