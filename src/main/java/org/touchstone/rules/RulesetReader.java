package org.touchstone.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.touchstone.catalogue.Catalogue;
import org.touchstone.catalogue.CatalogueReader;
import org.touchstone.facts.DerivedFacts;
import org.touchstone.located.Mistake;
import org.touchstone.located.MistakesException;
import org.touchstone.located.Node;
import org.touchstone.located.NodeReader;

/** Reads a ruleset from a folder, and refuses a broken one with every mistake in it. */
public final class RulesetReader {

    private static final String LANGUAGE = "language/sentences.dsl";
    private static final String RULES = "/rules.dslr";
    private static final Set<String> SUFFIXES = Set.of(".yaml", ".dslr", ".dsl", ".md");

    private final BuiltRules built;

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
        SortedMap<String, byte[]> files = files(folder);
        String digest = digest(files);
        Language language = language(files, new ArrayList<>());
        Optional<Ruleset> known = built.checked(digest).flatMap(bytes -> known(bytes, digest, language));
        return known.isPresent() ? known.get() : checked(folder, files, digest);
    }

    /** A ruleset that was found well formed before. Its rules are loaded while its catalogue is read. */
    private Optional<Ruleset> known(byte[] bytes, String digest, Language language) {
        FutureTask<Optional<CompiledRules>> loading =
                new FutureTask<>(() -> built.stored(CheckedRuleset.rulesKey(bytes)));
        Thread loader = new Thread(loading, "load-rules");
        loader.setDaemon(true);
        loader.start();
        try {
            CheckedRuleset checked = CheckedRuleset.of(bytes);
            Catalogue catalogue = CatalogueReader.read(checked.nodes(), DerivedFacts.ALL, new ArrayList<>());
            return loading.get().map(rules -> new Ruleset(digest, catalogue, checked.texts(), language, rules));
        } catch (MistakesException | ExecutionException | RuntimeException damaged) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Ruleset checked(Path folder, SortedMap<String, byte[]> files, String digest) throws MistakesException {
        List<Mistake> mistakes = new ArrayList<>();
        SortedMap<String, Node> nodes = nodes(files, mistakes);
        Catalogue catalogue = CatalogueReader.read(nodes, DerivedFacts.ALL, mistakes);
        Language language = language(files, mistakes);
        SortedMap<String, String> translated = new TreeMap<>();
        List<RuleText> texts = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().endsWith(RULES)) {
                String requirement = file.getKey().substring(0, file.getKey().length() - RULES.length());
                RuleTranslator.Translation translation =
                        RuleTranslator.translate(requirement, file.getValue(), catalogue, language, mistakes);
                translated.put(requirement, translation.drl());
                texts.addAll(translation.rules());
            }
        }
        RulesetCheck.check(catalogue, texts, mistakes);
        if (!mistakes.isEmpty()) {
            throw new MistakesException(
                    mistakes.stream().map(mistake -> below(folder, mistake)).toList());
        }
        String rulesKey = BuiltRules.key(translated);
        CompiledRules compiled = built.rules(translated, rulesKey);
        built.keepChecked(digest, new CheckedRuleset(rulesKey, List.copyOf(texts), nodes));
        return new Ruleset(digest, catalogue, List.copyOf(texts), language, compiled);
    }

    private static Language language(SortedMap<String, byte[]> files, List<Mistake> mistakes) {
        return Language.read(LANGUAGE, files.getOrDefault(LANGUAGE, new byte[0]), mistakes);
    }

    /** The YAML files that hold the catalogue, the requirements and the parameters. */
    private static SortedMap<String, Node> nodes(SortedMap<String, byte[]> files, List<Mistake> mistakes) {
        SortedMap<String, Node> nodes = new TreeMap<>();
        files.forEach((name, bytes) -> {
            boolean example = name.startsWith("examples/") || name.endsWith("/examples.yaml");
            if (name.endsWith(".yaml") && !example) {
                try {
                    nodes.put(name, NodeReader.read(bytes, name));
                } catch (MistakesException e) {
                    mistakes.addAll(e.mistakes());
                }
            }
        });
        return nodes;
    }

    private static Mistake below(Path folder, Mistake mistake) {
        return new Mistake(
                folder.resolve(mistake.file()).toString(),
                mistake.line(),
                mistake.column(),
                mistake.what(),
                mistake.todo());
    }

    private static SortedMap<String, byte[]> files(Path folder) throws MistakesException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            throw new MistakesException(new Mistake(
                    folder.toString(),
                    1,
                    1,
                    "There is no such folder of rules.",
                    "Name a folder like the one shipped."));
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (SUFFIXES.stream().anyMatch(name::endsWith) && !name.startsWith(".")) {
                    files.put(name, Files.readAllBytes(path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String digest(SortedMap<String, byte[]> files) {
        MessageDigest sha = sha256();
        files.forEach((name, bytes) -> {
            sha.update(name.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            sha.update(sha256().digest(bytes));
        });
        return HexFormat.of().formatHex(sha.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
