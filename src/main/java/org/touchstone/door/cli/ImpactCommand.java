package org.touchstone.door.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.policy.impact.Effect;
import org.touchstone.policy.impact.Effects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code touchstone impact}. */
@Command(
        name = "impact",
        description = "For policy staff: what one folder of rules changes against another, on the files of courses.",
        mixinStandardHelpOptions = true)
final class ImpactCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--from", required = true, paramLabel = "DIR", description = "The rules to compare with.")
    private Path from = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "The rules that change something.")
    private Path to = Path.of("");

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Assess as of this day (year-month-day). Without it: today.")
    private @Nullable LocalDate asOf;

    @Option(names = "--each", description = "Also what changes on each file, with the reasons.")
    private boolean each;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files that describe courses, or folders of such files.")
    private List<Path> files = List.of();

    /** How many files are compared before what was found on them is printed: memory is bounded, and no processor waits. */
    private static final int AT_A_TIME = 100;

    /** How results of one part change. */
    private record Group(String part, String before, String after) {}

    /** What changes on one file; nothing where it cannot be read. */
    private record Compared(Path file, Optional<List<Effect>> found) {}

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int status = ExitStatus.NOTHING_NOT_MET;
        try (Ruleset one = new RulesFolder(from).read();
                Ruleset other = new RulesFolder(to).read()) {
            Effects effects = new Effects(one, other, asOf == null ? LocalDate.now(ZoneId.systemDefault()) : asOf);
            Map<Group, Integer> groups = new LinkedHashMap<>();
            int compared = 0;
            int changed = 0;
            List<Path> all = CheckCommand.expanded(files);
            for (int begin = 0; begin < all.size(); begin += AT_A_TIME) {
                List<Path> some = all.subList(begin, Math.min(all.size(), begin + AT_A_TIME));
                for (Compared course : some.parallelStream()
                        .map(file -> compared(file, effects))
                        .toList()) {
                    if (course.found().isEmpty()) {
                        err.println(course.file() + " cannot be read; see: touchstone check " + course.file());
                        status = ExitStatus.BAD_INPUT;
                        continue;
                    }
                    List<Effect> found = course.found().get();
                    compared++;
                    changed += found.isEmpty() ? 0 : 1;
                    found.stream()
                            .map(effect -> new Group(effect.part(), effect.before(), effect.after()))
                            .distinct()
                            .forEach(group -> groups.merge(group, 1, Integer::sum));
                    print(course.file(), found, out);
                }
            }
            out.println(compared + (compared == 1 ? " course" : " courses") + " compared; results change on " + changed
                    + ".");
            groups.entrySet().stream()
                    .sorted(Map.Entry.<Group, Integer>comparingByValue().reversed())
                    .forEach(group -> out.println(
                            "  " + group.getValue() + "  " + group.getKey().part() + ": "
                                    + named(group.getKey().before()) + " -> "
                                    + named(group.getKey().after())));
        }
        return status;
    }

    private static Compared compared(Path file, Effects effects) {
        try {
            return new Compared(file, Optional.of(effects.on(file)));
        } catch (MistakesException e) {
            return new Compared(file, Optional.empty());
        }
    }

    private void print(Path file, List<Effect> found, PrintWriter out) {
        if (each && !found.isEmpty()) {
            out.println(file);
            for (Effect effect : found) {
                out.println("  " + String.join(", ", effect.standards()) + ", " + effect.about() + ": "
                        + named(effect.before()) + " -> " + named(effect.after()));
                List.of(effect.reasonBefore(), effect.reasonAfter()).stream()
                        .filter(reason -> !reason.isEmpty())
                        .forEach(reason -> out.println("    " + reason));
            }
        }
    }

    private static String named(String outcome) {
        return outcome.isEmpty()
                ? "not asked"
                : outcome.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
