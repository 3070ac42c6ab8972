package org.touchstone.check.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.CatalogueReader;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.facts.DerivedFacts;
import org.touchstone.check.language.Language;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.RuleBook;
import org.touchstone.check.language.RuleFileReader;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.located.RuleFile;
import org.touchstone.check.located.Unseen;

/**
 * Reads a ruleset, wherever its files are kept, and refuses a broken one with every mistake in it. Safe for use by many threads at
 * once. A reader that is kept remembers the well-formed ruleset it checked last, so that after a change it need read
 * again only what rests on a changed file.
 */
public final class RulesetReader {

    private static final String PARAMETERS = "parameters.yaml";
    private static final int MOST_RULES = 3000;

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

    /** Reads the ruleset in a folder. */
    public Ruleset read(Path folder) throws MistakesException {
        return read(RulesetFiles.in(folder));
    }

    /** Reads a ruleset; checks and compiles what was not checked and compiled before. */
    public Ruleset read(RulesetFiles files) throws MistakesException {
        String digest = files.digest();
        Optional<Ruleset> known = built.checked(digest).flatMap(bytes -> known(bytes, digest, files));
        return known.isPresent() ? known.get() : checked(files, digest);
    }

    /** A ruleset that was found well formed before. Its rules are loaded while its catalogue is read. */
    private Optional<Ruleset> known(byte[] bytes, String digest, RulesetFiles files) {
        FutureTask<Optional<CompiledRules>> loading = new FutureTask<>(() -> built.stored(CheckedRuleset.keys(bytes)));
        Thread loader = new Thread(loading, "load-rules");
        loader.setDaemon(true);
        loader.start();
        try {
            List<Mistake> mistakes = new ArrayList<>();
            Catalogue catalogue = CatalogueReader.read(CheckedRuleset.of(bytes).nodes(), DerivedFacts.ALL, mistakes);
            Language language = Language.read(files.bytes(Language.FILE), mistakes);
            SortedMap<String, Read> rules =
                    rules(files, RuleFileReader.ofChecked(catalogue, language), catalogue, Map.of(), mistakes);
            return mistakes.isEmpty()
                    ? loading.get().map(ready -> new Ruleset(files, digest, catalogue, book(rules), language, ready))
                    : Optional.empty();
        } catch (MistakesException | ExecutionException | RuntimeException damaged) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Checks and compiles a ruleset, and remembers it. */
    private Ruleset checked(RulesetFiles files, String digest) throws MistakesException {
        Remembered checked = checked(files);
        Base on = checked.base().orElseThrow();
        List<RuleSource> sources = checked.sources();
        CompiledRules compiled = compiled(files, sources);
        List<String> keys = sources.stream().map(RuleSource::key).toList();
        SortedMap<String, String> json = new TreeMap<>();
        checked.parsed().forEach((name, file) -> json.put(name, file.json()));
        built.keepChecked(digest, CheckedRuleset.bytes(keys, json));
        last = checked;
        return new Ruleset(files, digest, on.catalogue(), book(checked.rules()), on.language(), compiled);
    }

    /** Checks a ruleset and compiles nothing. */
    Remembered checked(RulesetFiles files) throws MistakesException {
        List<Mistake> mistakes = new ArrayList<>();
        Remembered before = last;
        Set<String> readable = readable(files, before);
        SortedMap<String, Parsed> parsed = parsed(files, before, mistakes);
        files.refuse(mistakes); // What rests on a file that cannot be read would all seem wrong.
        SortedMap<String, Node> nodes = new TreeMap<>();
        parsed.forEach((name, file) -> nodes.put(name, file.node()));
        String base = files.digest(RulesetReader::isBase);
        Optional<Base> same = before.base(base, nodes);
        Base on = same.isPresent()
                ? same.get()
                : new Base(base, CatalogueReader.read(nodes, DerivedFacts.ALL, mistakes), language(files));
        SortedMap<String, Read> rules = rules(
                files,
                new RuleFileReader(on.catalogue(), on.language()),
                on.catalogue(),
                same.isPresent() ? before.rules() : Map.of(),
                mistakes);
        RuleBook book = book(rules);
        if (book.all().size() > MOST_RULES) {
            mistakes.add(new Mistake(
                    "",
                    1,
                    1,
                    "There are " + book.all().size() + " rules here; a ruleset may have " + MOST_RULES + ".",
                    "Rules that differ in a number or a choice only can be one."));
        }
        RulesetCheck.check(on.catalogue(), book, nodes, mistakes);
        files.refuse(mistakes);
        return new Remembered(readable, parsed, Optional.of(on), rules);
    }

    /** What the YAML files of a ruleset say, whatever is wrong in its rules. */
    public Catalogue catalogue(RulesetFiles files) throws MistakesException {
        List<Mistake> mistakes = new ArrayList<>();
        SortedMap<String, Node> nodes = new TreeMap<>();
        parsed(files, last, mistakes).forEach((name, file) -> nodes.put(name, file.node()));
        files.refuse(mistakes);
        Catalogue catalogue = CatalogueReader.read(nodes, DerivedFacts.ALL, mistakes);
        files.refuse(mistakes);
        return catalogue;
    }

    /** The words of the rules; without all of them no rule is read. */
    private static Language language(RulesetFiles files) throws MistakesException {
        List<Mistake> mistakes = new ArrayList<>();
        Language language = Language.read(files.bytes(Language.FILE), mistakes);
        files.refuse(mistakes);
        return language;
    }

    private CompiledRules compiled(RulesetFiles files, List<RuleSource> sources) throws MistakesException {
        try {
            return built.rules(sources);
        } catch (MistakesException e) {
            files.refuse(e.mistakes());
            throw e;
        }
    }

    private static RuleBook book(SortedMap<String, Read> rules) {
        Map<String, List<Rule>> byRequirement = new TreeMap<>();
        rules.forEach((requirement, read) ->
                byRequirement.put(requirement, read.source().rules()));
        return new RuleBook(byRequirement);
    }

    /** The digests of the files whose text is as it has to be: all of them, or the ruleset is refused. */
    private static Set<String> readable(RulesetFiles files, Remembered before) throws MistakesException {
        Set<String> readable = new HashSet<>();
        List<Mistake> mistakes = new ArrayList<>();
        for (String name : files.names(name -> !name.endsWith(".md"))) {
            String digest = files.digest(name);
            readable.add(digest);
            if (!before.readable().contains(digest)) {
                mistakes.addAll(RuleFile.check(files.bytes(name), name));
            }
        }
        files.refuse(mistakes);
        return readable;
    }

    /** The files that hold the catalogue, the requirements and the parameters. */
    private static boolean isParsed(String name) {
        boolean example = name.startsWith("examples/") || name.endsWith("/examples.yaml");
        return name.endsWith(".yaml") && !example;
    }

    /** The files that decide, with the names of the parameters, what a rule may say and what it means. */
    private static boolean isBase(String name) {
        return name.equals(Language.FILE) || (isParsed(name) && !name.equals(PARAMETERS));
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
                    Unseen.check(node, name, mistakes);
                    parsed.put(name, new Parsed(digest, node, CheckedRuleset.json(node)));
                } catch (MistakesException e) {
                    mistakes.addAll(e.mistakes());
                }
            }
        }
        return parsed;
    }

    /** The rules of each requirement; those that hold for every requirement first, for others may rest on them. */
    private static SortedMap<String, Read> rules(
            RulesetFiles files,
            RuleFileReader reader,
            Catalogue catalogue,
            Map<String, Read> reusable,
            List<Mistake> mistakes) {
        SortedMap<String, Read> rules = new TreeMap<>();
        List<String> requirements = new ArrayList<>(List.of(RuleBook.GENERAL));
        catalogue.requirements().stream().map(Requirement::id).forEach(requirements::add);
        for (String requirement : requirements) {
            String file = RuleFileReader.fileOf(requirement);
            List<Rule> general = Optional.ofNullable(rules.get(RuleBook.GENERAL))
                    .map(read -> read.source().rules())
                    .orElse(List.of());
            String digest = files.digest(file);
            Read known = reusable.get(requirement);
            if (known != null && known.isOf(digest, general)) {
                rules.put(requirement, known);
            } else {
                List<Rule> read = reader.read(requirement, files.bytes(file), general, mistakes);
                rules.put(requirement, new Read(requirement, digest, general, read));
            }
        }
        return rules;
    }

    /**
     * A well-formed ruleset that was read before, file by file.
     *
     * @param readable the digests of its files
     * @param parsed its YAML files by name
     * @param base what its rules rest on; empty before any was read
     * @param rules its rules by requirement
     */
    record Remembered(
            Set<String> readable,
            SortedMap<String, Parsed> parsed,
            Optional<Base> base,
            SortedMap<String, Read> rules) {

        static final Remembered NOTHING = new Remembered(Set.of(), new TreeMap<>(), Optional.empty(), new TreeMap<>());

        /** The rules of each requirement that has any. */
        List<RuleSource> sources() {
            return rules.values().stream()
                    .map(Read::source)
                    .filter(source -> !source.rules().isEmpty())
                    .toList();
        }

        /** The base remembered, with the parameters of these files, if nothing else of it has changed. */
        Optional<Base> base(String digest, SortedMap<String, Node> nodes) {
            return base.filter(known -> known.digest().equals(digest))
                    .flatMap(known -> CatalogueReader.withParameters(known.catalogue(), nodes)
                            .map(catalogue -> new Base(digest, catalogue, known.language())));
        }
    }

    /** What rules rest on, from the files with this digest and from the parameters. */
    record Base(String digest, Catalogue catalogue, Language language) {}

    /** What a YAML file with this digest holds; see {@link CheckedRuleset#json}. */
    record Parsed(String digest, Node node, String json) {}

    /** The rules of one requirement, as they were read. */
    static final class Read {

        private final String digest;
        private final List<Rule> general;
        private final RuleSource source;

        /**
         * Rules that were read.
         *
         * @param digest names the file that they were read from
         * @param general the rules for every requirement that they may rest on
         */
        Read(String requirement, String digest, List<Rule> general, List<Rule> rules) {
            this.digest = digest;
            this.general = general;
            this.source = new RuleSource(requirement, rules);
        }

        boolean isOf(String sameDigest, List<Rule> sameGeneral) {
            return digest.equals(sameDigest) && general.equals(sameGeneral);
        }

        RuleSource source() {
            return source;
        }
    }
}
