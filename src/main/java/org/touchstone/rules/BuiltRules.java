package org.touchstone.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import org.kie.api.KieServices;
import org.touchstone.located.MistakesException;

/**
 * Keeps built rules between runs, under a key of the rule text alone, so that a changed number or word compiles
 * nothing. A folder that cannot be written only costs time.
 */
public final class BuiltRules {

    private static final int KEPT_IN_MEMORY = 4;

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

    synchronized CompiledRules rules(SortedMap<String, String> translated) throws MistakesException {
        String key = key(translated);
        byte[] bytes = recent.get(key);
        if (bytes == null) {
            bytes = stored(key);
        }
        if (bytes != null) {
            try {
                return kept(key, bytes);
            } catch (RuntimeException damaged) {
                // A damaged file is built again below.
                recent.remove(key);
            }
        }
        compilations++;
        byte[] built = CompiledRules.compile(translated, key);
        store(key, built);
        return kept(key, built);
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
    private static String key(SortedMap<String, String> translated) {
        MessageDigest sha = RulesetReader.sha256();
        String engine = KieServices.class.getPackage().getImplementationVersion();
        sha.update((engine + " facts 1").getBytes(StandardCharsets.UTF_8));
        translated.forEach((name, drl) -> sha.update((name + "\0" + drl + "\0").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(sha.digest(), 0, 16);
    }

    private byte @org.jspecify.annotations.Nullable [] stored(String key) {
        try {
            Path file = folder.resolve(key + ".rules");
            return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private void store(String key, byte[] bytes) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                }
            }
            Path unfinished = Files.createTempFile(folder, key, ".unfinished");
            Files.write(unfinished, bytes);
            Path file = folder.resolve(key + ".rules");
            try {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            // Not kept: the next run compiles again, and says nothing wrong.
            recent.remove(key);
        }
    }
}
