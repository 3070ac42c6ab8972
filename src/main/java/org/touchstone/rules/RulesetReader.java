package org.touchstone.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.touchstone.catalogue.Catalogue;
import org.touchstone.catalogue.CatalogueReader;
import org.touchstone.facts.DerivedFacts;
import org.touchstone.located.Mistake;
import org.touchstone.located.MistakesException;
import org.touchstone.located.Node;
import org.touchstone.located.NodeReader;

/**
 * Reads a ruleset from a folder, and refuses a broken one with every mistake in it. Safe for use by many threads at
 * once. A reader that is kept remembers the well-formed ruleset it checked last, so that after a change it need read
 * again only what rests on a changed file.
 */
public final class RulesetReader {

    private static final String LANGUAGE = "language/sentences.dsl";
    private static final String PARAMETERS = "parameters.yaml";
    private static final String RULES = "/rules.dslr";

    private final BuiltRules built;
    private volatile Remembered last = Remembered.NOTHING;

    /**
     * A reader of rulesets.
     *
     * @param built where built rules are kept between runs
     */
    public RulesetReader(BuiltRules built) {
        this.built = built;
    }

    /** Reads a ruleset; checks and compiles what was not checked and compiled before. */
    public Ruleset read(Path folder) throws MistakesException {
        return read(folder, true);
    }

    /**
     * Reads a ruleset that was well formed when it was kept. What has been forbidden since, that words alone make
     * something met, is no mistake in it: what was found under it must come out the same for ever.
     */
    public Ruleset readKept(Path folder) throws MistakesException {
        return read(folder, false);
    }

    private Ruleset read(Path folder, boolean ofToday) throws MistakesException {
        RulesetFiles files = RulesetFiles.in(folder);
        String digest = files.digest();
        Optional<Ruleset> known = built.checked(digest).flatMap(bytes -> known(bytes, digest, files));
        return known.isPresent() ? known.get() : checked(folder, files, digest, ofToday);
    }

    /** A ruleset that was found well formed before. Its rules are loaded while its catalogue is read. */
    private Optional<Ruleset> known(byte[] bytes, String digest, RulesetFiles files) {
        FutureTask<Optional<CompiledRules>> loading = new FutureTask<>(() -> built.stored(CheckedRuleset.keys(bytes)));
        Thread loader = new Thread(loading, "load-rules");
        loader.setDaemon(true);
        loader.start();
        try {
            CheckedRuleset checked = CheckedRuleset.of(bytes);
            List<Mistake> mistakes = new ArrayList<>();
            Catalogue catalogue = CatalogueReader.read(checked.nodes(), DerivedFacts.ALL, mistakes);
            Language language = Language.known(LANGUAGE, files.bytes(LANGUAGE));
            return mistakes.isEmpty()
                    ? loading.get().map(rules -> new Ruleset(digest, catalogue, checked.texts(), language, rules))
                    : Optional.empty();
        } catch (MistakesException | ExecutionException | RuntimeException damaged) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Ruleset checked(Path folder, RulesetFiles files, String digest, boolean ofToday) throws MistakesException {
        List<Mistake> mistakes = new ArrayList<>();
        Remembered before = last;
        SortedMap<String, Parsed> parsed = parsed(files, before, mistakes);
        SortedMap<String, Node> nodes = new TreeMap<>();
        parsed.forEach((name, file) -> nodes.put(name, file.node()));
        String base = files.digest(RulesetReader::isBase);
        Optional<Base> same = before.base(base, nodes);
        Base on = same.isPresent()
                ? same.get()
                : new Base(
                        base,
                        CatalogueReader.read(nodes, DerivedFacts.ALL, mistakes),
                        Language.read(LANGUAGE, files.bytes(LANGUAGE), mistakes));
        Map<String, Translated> reusable = same.isPresent() ? before.translated() : Map.of();
        SortedMap<String, Translated> translated = translated(files, on, reusable, mistakes);
        List<RuleText> texts = translated.values().stream()
                .flatMap(each -> each.texts().stream())
                .toList();
        RulesetCheck.check(on.catalogue(), texts, mistakes);
        List<Mistake> metByWords = RulesetCheck.metByWords(on.catalogue());
        if (ofToday) {
            mistakes.addAll(metByWords);
        }
        if (!mistakes.isEmpty()) {
            throw new MistakesException(
                    mistakes.stream().map(mistake -> below(folder, mistake)).toList());
        }
        List<RuleSource> sources = translated.values().stream()
                .map(Translated::source)
                .filter(source -> !source.drl().isBlank())
                .toList();
        CompiledRules compiled = built.rules(sources);
        List<String> keys = sources.stream().map(RuleSource::key).toList();
        SortedMap<String, String> json = new TreeMap<>();
        parsed.forEach((name, file) -> json.put(name, file.json()));
        if (metByWords.isEmpty()) {
            built.keepChecked(digest, CheckedRuleset.bytes(keys, texts, json));
        }
        last = new Remembered(parsed, Optional.of(on), translated);
        return new Ruleset(digest, on.catalogue(), texts, on.language(), compiled);
    }

    /** The files that hold the catalogue, the requirements and the parameters. */
    private static boolean isParsed(String name) {
        boolean example = name.startsWith("examples/") || name.endsWith("/examples.yaml");
        return name.endsWith(".yaml") && !example;
    }

    /** The files that decide, with the names of the parameters, what a rule may say and what it means. */
    private static boolean isBase(String name) {
        return name.equals(LANGUAGE) || (isParsed(name) && !name.equals(PARAMETERS));
    }

    private static SortedMap<String, Parsed> parsed(RulesetFiles files, Remembered before, List<Mistake> mistakes) {
        SortedMap<String, Parsed> parsed = new TreeMap<>();
        for (String name : files.names(RulesetReader::isParsed)) {
            String digest = files.digest(name);
            Parsed known = before.parsed().get(name);
            if (known != null && known.digest().equals(digest)) {
                parsed.put(name, known);
            } else {
                try {
                    Node node = NodeReader.read(files.bytes(name), name);
                    parsed.put(name, new Parsed(digest, node, CheckedRuleset.json(node)));
                } catch (MistakesException e) {
                    mistakes.addAll(e.mistakes());
                }
            }
        }
        return parsed;
    }

    private static SortedMap<String, Translated> translated(
            RulesetFiles files, Base on, Map<String, Translated> reusable, List<Mistake> mistakes) {
        SortedMap<String, Translated> translated = new TreeMap<>();
        for (String name : files.names(file -> file.endsWith(RULES))) {
            String digest = files.digest(name);
            Translated known = reusable.get(name);
            if (known != null && known.digest().equals(digest)) {
                translated.put(name, known);
            } else {
                String requirement = name.substring(0, name.length() - RULES.length());
                RuleTranslator.Translation translation = RuleTranslator.translate(
                        requirement, files.bytes(name), on.catalogue(), on.language(), mistakes);
                RuleSource source = new RuleSource(requirement, translation.drl());
                translated.put(name, new Translated(digest, source, List.copyOf(translation.rules())));
            }
        }
        return translated;
    }

    private static Mistake below(Path folder, Mistake mistake) {
        return new Mistake(
                folder.resolve(mistake.file()).toString(),
                mistake.line(),
                mistake.column(),
                mistake.what(),
                mistake.todo());
    }

    /**
     * A well-formed ruleset that was read before, file by file.
     *
     * @param parsed its YAML files by name
     * @param base what its rules rest on; empty before any was read
     * @param translated its rule files by name
     */
    private record Remembered(Map<String, Parsed> parsed, Optional<Base> base, Map<String, Translated> translated) {

        static final Remembered NOTHING = new Remembered(Map.of(), Optional.empty(), Map.of());

        /** The base remembered, with the parameters of these files, if nothing else of it has changed. */
        Optional<Base> base(String digest, SortedMap<String, Node> nodes) {
            return base.filter(known -> known.digest().equals(digest))
                    .flatMap(known -> CatalogueReader.withParameters(known.catalogue(), nodes)
                            .map(catalogue -> new Base(digest, catalogue, known.language())));
        }
    }

    /** What rules rest on, from the files with this digest and from the parameters. */
    private record Base(String digest, Catalogue catalogue, Language language) {}

    /** What a YAML file with this digest holds; see {@link CheckedRuleset#json}. */
    private record Parsed(String digest, Node node, String json) {}

    /** What the rules of a file with this digest mean. */
    private record Translated(String digest, RuleSource source, List<RuleText> texts) {}
}
