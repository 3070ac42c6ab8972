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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.touchstone.catalogue.Catalogue;
import org.touchstone.catalogue.CatalogueReader;
import org.touchstone.facts.DerivedFacts;
import org.touchstone.located.Mistake;
import org.touchstone.located.MistakesException;
import org.touchstone.located.NodeReader;

/** Reads a ruleset from a folder, and refuses a broken one with every mistake in it. */
public final class RulesetReader {

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

    /** Reads and, where their text is new, compiles the rules in a folder. */
    public Ruleset read(Path folder) throws MistakesException {
        SortedMap<String, byte[]> files = files(folder);
        List<Mistake> mistakes = new ArrayList<>();
        Catalogue catalogue = CatalogueReader.read(files, DerivedFacts.ALL, mistakes);
        Language language = Language.read(
                "language/sentences.dsl", files.getOrDefault("language/sentences.dsl", new byte[0]), mistakes);
        SortedMap<String, String> translated = new TreeMap<>();
        List<RuleText> texts = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().endsWith("/rules.dslr")) {
                String requirement = file.getKey().substring(0, file.getKey().length() - "/rules.dslr".length());
                RuleTranslator.Translation translation = RuleTranslator.translate(
                        requirement, file.getValue(), catalogue, parameters(files, requirement), language, mistakes);
                translated.put(requirement, translation.drl());
                texts.addAll(translation.rules());
            }
        }
        RulesetCheck.check(catalogue, texts, mistakes);
        if (!mistakes.isEmpty()) {
            throw new MistakesException(mistakes.stream().map(m -> below(folder, m)).toList());
        }
        return new Ruleset(digest(files), catalogue, List.copyOf(texts), language, built.rules(translated));
    }

    private static Mistake below(Path folder, Mistake mistake) {
        return new Mistake(
                folder.resolve(mistake.file()).toString(), mistake.line(), mistake.column(), mistake.what(), mistake.todo());
    }

    /** The names of a requirement's parameters, those without a value included. */
    private static Set<String> parameters(SortedMap<String, byte[]> files, String requirement) {
        Set<String> names = new LinkedHashSet<>();
        List<Mistake> notedElsewhere = new ArrayList<>();
        byte[] bytes = files.get("parameters.yaml");
        if (bytes != null) {
            try {
                for (org.touchstone.located.Fields fields : org.touchstone.located.Fields.each(
                        "parameters.yaml", NodeReader.read(bytes, "parameters.yaml"), notedElsewhere)) {
                    if (fields.text("requirement").equals(requirement)) {
                        names.add(fields.text("name"));
                    }
                }
            } catch (MistakesException e) {
                return names;
            }
        }
        return names;
    }

    private static SortedMap<String, byte[]> files(Path folder) throws MistakesException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            throw new MistakesException(new Mistake(
                    folder.toString(), 1, 1, "There is no such folder of rules.", "Name a folder like the one shipped."));
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
