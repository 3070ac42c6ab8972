package org.touchstone.door.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.touchstone.author.pages.CurriculumAsCase;
import org.touchstone.author.pages.Page;
import org.touchstone.author.pages.StandardsSite;
import org.touchstone.author.pages.TextPage;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.rules.Ruleset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code touchstone standards}. */
@Command(
        name = "standards",
        description = "Lists every standard: how it is checked, how strongly it is asked, and what it is called.",
        mixinStandardHelpOptions = true)
final class StandardsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--element", paramLabel = "ID", description = "Only the standards of this element, such as HC.")
    private @Nullable String element;

    @Option(names = "--uncovered", description = "Only the standards that have no rules yet.")
    private boolean uncovered;

    @Option(
            names = "--case",
            description = "The whole curriculum in force today as a CASE 1.0 package (JSON), for other systems.")
    private boolean asCase;

    @Mixin
    private RulesFolder rules = new RulesFolder();

    @Override
    public Integer call() throws Exception {
        if (asCase) {
            Instant now = Instant.now();
            try (Ruleset ruleset = rules.read()) {
                Catalogue today = ruleset.catalogue().on(LocalDate.ofInstant(now, ZoneId.systemDefault()));
                spec.commandLine().getOut().print(CurriculumAsCase.of(today, ruleset.digest(), "", now));
            }
            return ExitStatus.NOTHING_NOT_MET;
        }
        StandardsSite pages = SiteOfRules.read(rules);
        Optional<String> wanted = Optional.ofNullable(element);
        if (wanted.isPresent() && !pages.hasElement(wanted.get())) {
            spec.commandLine().getErr().println(pages.noElement(wanted.get()));
            return ExitStatus.BAD_INPUT;
        }
        Page page = pages.standards(wanted, uncovered);
        spec.commandLine().getOut().print(TextPage.render(page, Help.Ansi.AUTO.enabled()));
        return ExitStatus.NOTHING_NOT_MET;
    }
}
