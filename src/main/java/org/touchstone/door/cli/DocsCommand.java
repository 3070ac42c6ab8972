package org.touchstone.door.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.touchstone.author.pages.SiteFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code touchstone docs}. */
@Command(
        name = "docs",
        description = "Writes a web site that explains every standard, requirement, element and learning outcome.",
        mixinStandardHelpOptions = true)
final class DocsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "A new or empty folder, or one that this command wrote before.")
    private Path folder = Path.of(".");

    @Mixin
    private RulesFolder rules = new RulesFolder();

    @Override
    public Integer call() throws Exception {
        try {
            spec.commandLine().getOut().println(SiteFolder.write(folder, SiteOfRules.read(rules)));
            return ExitStatus.NOTHING_NOT_MET;
        } catch (SiteFolder.FolderTakenException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitStatus.BAD_INPUT;
        }
    }
}
