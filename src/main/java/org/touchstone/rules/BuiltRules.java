package org.touchstone.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.kie.api.KieServices;
import org.touchstone.located.MistakesException;

/**
 * Keeps built rules between runs, under a key of the rule text alone, so that a changed number or word compiles
 * nothing. A folder that cannot be written only costs time.
 */
public final class BuiltRules {

    private static final int KEPT_IN_MEMORY = 4;
    private static final String BUILT = ".rules";
    private static final String CHECKED = ".ruleset.json";

    private final Path folder;
    private final Map<String, byte[]> recent = new LinkedHashMap<>();
    private int compilations;

    /**
     * A store of built rules.
     *
     * @param folder where they are kept; made when first needed, for its owner only
     */
    public BuiltRules(Path folder) {
        this.folder = folder;
    }

    /** How many times rules were compiled, and not found here. */
    public synchronized int compilations() {
        return compilations;
    }

    /** What is kept of the ruleset of this digest, if it was found well formed before. */
    Optional<byte[]> checked(String digest) {
        return read(digest + CHECKED);
    }

    /** Keeps a ruleset that was found well formed. */
    void keepChecked(String digest, CheckedRuleset checked) {
        write(digest + CHECKED, checked.bytes());
    }

    /** The built rules of this key, if they are here and whole. */
    synchronized Optional<CompiledRules> stored(String key) {
        byte[] inMemory = recent.get(key);
        return (inMemory == null ? read(key + BUILT) : Optional.of(inMemory)).flatMap(bytes -> {
            try {
                return Optional.of(kept(key, bytes));
            } catch (RuntimeException damaged) {
                recent.remove(key);
                return Optional.empty();
            }
        });
    }

    /** The built rules of this key; compiled now where they are not here. */
    synchronized CompiledRules rules(SortedMap<String, String> translated, String key) throws MistakesException {
        Optional<CompiledRules> stored = stored(key);
        if (stored.isPresent()) {
            return stored.get();
        }
        compilations++;
        byte[] bytes = CompiledRules.compile(translated, key);
        write(key + BUILT, bytes);
        return kept(key, bytes);
    }

    private CompiledRules kept(String key, byte[] bytes) {
        CompiledRules rules = CompiledRules.load(bytes, key);
        recent.put(key, bytes);
        if (recent.size() > KEPT_IN_MEMORY) {
            recent.remove(recent.keySet().iterator().next());
        }
        return rules;
    }

    /** A key of the rule text, the engine and the classes that rules are compiled against. */
    static String key(SortedMap<String, String> translated) {
        MessageDigest sha = RulesetReader.sha256();
        String engine = KieServices.class.getPackage().getImplementationVersion();
        sha.update((engine + " facts 1").getBytes(StandardCharsets.UTF_8));
        translated.forEach((name, drl) -> sha.update((name + "\0" + drl + "\0").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(sha.digest(), 0, 16);
    }

    private Optional<byte[]> read(String name) {
        try {
            Path file = folder.resolve(name);
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Writes a file whole or not at all. */
    private void write(String name, byte[] bytes) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                }
            }
            Path unfinished = Files.createTempFile(folder, "unfinished", ".tmp");
            Files.write(unfinished, bytes);
            Files.move(unfinished, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UnsupportedOperationException e) {
            // Not kept: the next run takes longer, and nothing else changes.
        }
    }
}
