package org.touchstone.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.touchstone.located.Mistake;
import org.touchstone.located.MistakesException;

/** The files of a ruleset as they stood at one moment, by their path below its folder. */
public final class RulesetFiles {

    private static final Set<String> SUFFIXES = Set.of(".yaml", ".dslr", ".dsl", ".md");

    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final SortedMap<String, String> digests = new TreeMap<>();

    private RulesetFiles() {}

    /**
     * Reads the files that belong to the ruleset in a folder.
     *
     * @throws MistakesException where there is no such folder
     */
    public static RulesetFiles in(Path folder) throws MistakesException {
        if (!Files.isDirectory(folder)) {
            throw new MistakesException(new Mistake(
                    folder.toString(),
                    1,
                    1,
                    "There is no such folder of rules.",
                    "Name a folder like the one shipped."));
        }
        RulesetFiles read = new RulesetFiles();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                boolean ours = SUFFIXES.stream().anyMatch(name::endsWith) && !name.startsWith(".");
                if (ours && Files.isRegularFile(path)) {
                    read.add(name, Files.readAllBytes(path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    /** Files that were read before, by their names. */
    public static RulesetFiles of(SortedMap<String, byte[]> content) {
        RulesetFiles read = new RulesetFiles();
        content.forEach(read::add);
        return read;
    }

    private void add(String name, byte[] bytes) {
        files.put(name, bytes);
        digests.put(name, HexFormat.of().formatHex(sha256().digest(bytes)));
    }

    /** What each file holds, by name. */
    public SortedMap<String, byte[]> content() {
        return Collections.unmodifiableSortedMap(files);
    }

    /** The name of the ruleset that these files make: the SHA-256 of all they hold. */
    public String digest() {
        return digest(name -> true);
    }

    List<String> names(Predicate<String> which) {
        return files.keySet().stream().filter(which).toList();
    }

    /** What a file holds; nothing where there is none of this name. */
    byte[] bytes(String name) {
        return files.getOrDefault(name, new byte[0]);
    }

    String digest(String name) {
        return digests.getOrDefault(name, "");
    }

    /** One digest of the names and the content of several files. */
    String digest(Predicate<String> which) {
        MessageDigest sha = sha256();
        digests.forEach((name, digest) -> {
            if (which.test(name)) {
                sha.update(name.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
                sha.update(HexFormat.of().parseHex(digest));
            }
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
