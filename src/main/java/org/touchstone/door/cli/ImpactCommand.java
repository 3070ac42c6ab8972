package org.touchstone.door.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** How results of one part change. */
    private record Group(String part, String before, String after) {}

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
            for (Path file : CheckCommand.expanded(files)) {
                try {
                    List<Effect> found = effects.on(file);
                    compared++;
                    changed += found.isEmpty() ? 0 : 1;
                    found.stream()
                            .map(effect -> new Group(effect.part(), effect.before(), effect.after()))
                            .distinct()
                            .forEach(group -> groups.merge(group, 1, Integer::sum));
                    print(file, found, out);
                } catch (MistakesException e) {
                    err.println(file + " cannot be read; see: touchstone check " + file);
                    status = ExitStatus.BAD_INPUT;
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
