package org.touchstone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.rules.BuiltRules;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.rules.RulesetReader;
import org.touchstone.check.submission.Submission;
import org.touchstone.check.submission.SubmissionReader;

/** The ruleset of the project, read once for all tests. */
public final class ShippedRules {

    public static final Path FOLDER = Path.of("rules");
    public static final LocalDate AS_OF = LocalDate.of(2026, 9, 1);
    public static final BuiltRules BUILT = new BuiltRules(Path.of("target/built-rules"));
    public static final Ruleset RULESET = read(FOLDER);

    private ShippedRules() {}

    public static Ruleset read(Path folder) {
        try {
            return new RulesetReader(BUILT).read(folder);
        } catch (MistakesException e) {
            throw new AssertionError("the ruleset in " + folder + " is broken:\n" + e.getMessage(), e);
        }
    }

    public static Node course(String name) {
        try {
            return NodeReader.read(FOLDER.resolve("examples").resolve(name + ".yaml"));
        } catch (MistakesException e) {
            throw new AssertionError(e);
        }
    }

    public static Submission submission(Node node) {
        try {
            return SubmissionReader.read(
                    node, "course.yaml", RULESET.catalogue().questions());
        } catch (MistakesException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    public static Assessment assess(Node node) {
        return Assessor.assess(submission(node), RULESET, AS_OF);
    }

    /** The same of a course as the text of its file. */
    public static Assessment assess(String text) throws MistakesException {
        return Assessor.assess(
                SubmissionReader.read(
                        text.getBytes(StandardCharsets.UTF_8),
                        "course.yaml",
                        RULESET.catalogue().questions()),
                RULESET,
                AS_OF);
    }

    /** Copies a small ruleset, of one requirement only, so that a test can change it and compile it quickly. */
    public static Path copyTo(Path folder, String requirement) {
        Path all = copyTo(folder);
        try (Stream<Path> folders = Files.list(all)) {
            for (Path each : folders.filter(path -> Files.exists(path.resolve("requirement.yaml")))
                    .filter(path -> !path.endsWith(requirement))
                    .toList()) {
                for (String file : List.of("requirement.yaml", "rules.dslr", "examples.yaml")) {
                    Files.deleteIfExists(each.resolve(file));
                }
            }
            String[] parameters =
                    Files.readString(all.resolve("parameters.yaml")).split("(?m)^(?=- requirement: )");
            Files.writeString(
                    all.resolve("parameters.yaml"),
                    Arrays.stream(parameters)
                            .filter(text -> text.startsWith("- requirement: " + requirement + "\n"))
                            .collect(Collectors.joining("", "", "")));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the rules with the examples of one requirement only, for tests that run all examples and not for what they show. */
    public static Path withExamplesOf(String requirement, Path folder) {
        Path all = copyTo(folder);
        try (Stream<Path> folders = Files.list(all)) {
            for (Path each : folders.filter(Files::isDirectory)
                    .filter(path -> !path.endsWith(requirement))
                    .toList()) {
                Files.deleteIfExists(each.resolve("examples.yaml"));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the rules, so that a test can change them. */
    public static Path copyTo(Path folder) {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            for (Path path : all.toList()) {
                Path to = folder.resolve(FOLDER.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(path, to);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
