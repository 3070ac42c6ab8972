package org.touchstone.door.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.touchstone.author.pages.Page;
import org.touchstone.author.pages.StandardsSite;
import org.touchstone.author.pages.TextPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code touchstone explain}. */
@Command(
        name = "explain",
        description =
                "Explains a standard or anything else in the rules: what it asks, how it is checked, how to put it right.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "ID",
            description = "A standard (FW-DEL-01), requirement (group-size), part (sign-off/support), element (HC), "
                    + "learning outcome (HC-L1-01) or parameter (most remote).")
    private String id = "";

    @Mixin
    private RulesFolder rules = new RulesFolder();

    @Override
    public Integer call() throws Exception {
        StandardsSite pages = SiteOfRules.read(rules);
        List<Page> found = pages.named(id);
        if (found.size() != 1) {
            spec.commandLine()
                    .getErr()
                    .println(found.isEmpty() ? pages.nothingNamed(id) : pages.severalNamed(id, found));
            return ExitStatus.BAD_INPUT;
        }
        spec.commandLine().getOut().print(TextPage.render(found.get(0), Help.Ansi.AUTO.enabled()));
        return ExitStatus.NOTHING_NOT_MET;
    }
}
