package org.touchstone.door.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.BuiltRules;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.rules.RulesetReader;
import picocli.CommandLine.Option;

/** The option that names the folder of rules, and where built rules are kept. */
final class RulesFolder {

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "The folder of rules to check against. Without it: the rules that came with Touchstone.")
    private @Nullable Path folder;

    RulesFolder() {}

    RulesFolder(@Nullable Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder == null ? shipped() : folder;
    }

    Ruleset read() throws BrokenRulesetException {
        try {
            return new RulesetReader(built()).read(folder());
        } catch (MistakesException e) {
            throw new BrokenRulesetException(e);
        }
    }

    /** Where built rules are kept between runs. */
    static BuiltRules built() {
        return new BuiltRules(cache());
    }

    /** A ruleset that is refused. */
    static final class BrokenRulesetException extends Exception {
        private final MistakesException mistakes;

        BrokenRulesetException(MistakesException mistakes) {
            super(mistakes);
            this.mistakes = mistakes;
        }

        MistakesException mistakes() {
            return mistakes;
        }
    }

    /** The rules beside the program: the folder {@code rules} next to one above the jar. */
    private static Path shipped() {
        String named = System.getenv("TOUCHSTONE_RULES");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        for (Path above = program().getParent(); above != null; above = above.getParent()) {
            if (Files.isRegularFile(above.resolve("rules/questions.yaml"))) {
                return above.resolve("rules");
            }
        }
        return Path.of("rules");
    }

    /** Where the program itself is. */
    private static Path program() {
        try {
            return Path.of(RulesFolder.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException e) {
            return Path.of("touchstone.jar").toAbsolutePath();
        }
    }

    /** Where built rules are kept: as the environment says, beside the jar, or in the user's cache folder. */
    static Path cache() {
        String named = System.getenv("TOUCHSTONE_CACHE");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        Path beside = program().resolveSibling("built-rules");
        if (Files.isDirectory(beside) && Files.isWritable(beside)) {
            return beside;
        }
        String caches = System.getenv("XDG_CACHE_HOME");
        Path base = caches != null && !caches.isBlank()
                ? Path.of(caches)
                : Path.of(System.getProperty("user.home", "."), ".cache");
        return base.resolve("touchstone");
    }
}
