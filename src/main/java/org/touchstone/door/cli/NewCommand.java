package org.touchstone.door.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.located.Words;
import org.touchstone.check.rules.Ruleset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code touchstone new}. */
@Command(
        name = "new",
        description = "Starts a new file.",
        mixinStandardHelpOptions = true,
        subcommands = NewCommand.Submission.class)
final class NewCommand {

    /** The command {@code touchstone new submission}. */
    @Command(
            name = "submission",
            description = {
                "Starts the description of a course: a file with every question that the course is asked, and blanks to fill in.",
                "",
                "For example: touchstone new submission --element HC:1 --element HC:2 --output course.yaml"
            },
            mixinStandardHelpOptions = true)
    static final class Submission implements Callable<Integer> {

        private static final List<Integer> LEVELS = List.of(1, 2, 3);

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(
                names = "--element",
                paramLabel = "ID:LEVEL",
                description = "An approach or component that the course claims, and at which level, such as HC:2."
                        + " Once for each. Without it: only what every course is asked.")
        private List<String> elements = List.of();

        @Option(names = "--output", paramLabel = "FILE", description = "The file to write. Without it: print.")
        private @Nullable Path output;

        @Mixin
        private RulesFolder rules = new RulesFolder();

        @Override
        public Integer call() throws Exception {
            String skeleton;
            try (Ruleset ruleset = rules.read()) {
                Catalogue today = ruleset.catalogue().on(LocalDate.now(ZoneId.systemDefault()));
                skeleton = Skeleton.write(today, claims(today));
            }
            if (output == null) {
                spec.commandLine().getOut().print(skeleton);
            } else {
                write(skeleton, output);
                spec.commandLine()
                        .getOut()
                        .println(output + " is ready. Answer what you can, then run: touchstone check " + output);
            }
            return ExitStatus.NOTHING_NOT_MET;
        }

        private Map<String, SortedSet<Integer>> claims(Catalogue catalogue) {
            List<String> known = catalogue.elements().stream()
                    .filter(Element::isClaimable)
                    .map(Element::id)
                    .toList();
            Map<String, SortedSet<Integer>> claims = new LinkedHashMap<>();
            for (String named : elements) {
                int colon = named.indexOf(':');
                String element = colon < 0 ? named : named.substring(0, colon);
                if (!known.contains(element)) {
                    throw refused("There is no approach or component \"" + element + "\". The known ones are "
                            + Words.list(known) + ".");
                }
                String level = colon < 0 ? "" : named.substring(colon + 1);
                if (LEVELS.stream().noneMatch(l -> l.toString().equals(level))) {
                    throw refused("\"" + named + "\" names no level. Write "
                            + Words.choice(
                                    LEVELS.stream().map(l -> element + ":" + l).toList()) + ".");
                }
                claims.computeIfAbsent(element, e -> new TreeSet<>()).add(Integer.valueOf(level));
            }
            return claims;
        }

        private void write(String skeleton, Path file) {
            try {
                Files.writeString(file, skeleton, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException e) {
                throw refused(file + " exists already, and is left as it is. Name another file.");
            } catch (IOException e) {
                throw refused(file + " cannot be written. Name a file in a folder that you may write to.");
            }
        }

        private ParameterException refused(String why) {
            return new ParameterException(spec.commandLine(), why);
        }
    }
}
