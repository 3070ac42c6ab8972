package org.touchstone.check.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.NodeReader;

/** The files of a ruleset as they stood at one moment, by their path below its folder. */
public final class RulesetFiles {

    private static final int MOST_FILES = 2000;
    private static final long MOST_BYTES_IN_ALL = 16L * 1024 * 1024;

    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final SortedMap<String, String> digests = new TreeMap<>();

    private final Optional<Path> folder;

    private RulesetFiles(Optional<Path> folder) {
        this.folder = folder;
    }

    /**
     * Reads the files of the ruleset in a folder. Files whose names begin with a dot are not looked at.
     *
     * @throws MistakesException where there is no such folder, or it holds what no ruleset does
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
        List<Mistake> mistakes = new ArrayList<>();
        RulesetFiles read = new RulesetFiles(Optional.of(folder));
        try {
            Path real = folder.toRealPath();
            Found found = new Found(real, mistakes);
            Files.walkFileTree(real, found);
            mistakes.addAll(RulesetLayout.check(found.files.keySet()));
            if (mistakes.isEmpty()) {
                for (Map.Entry<String, Path> file : found.files.entrySet()) {
                    read.add(file.getKey(), bytes(file.getKey(), file.getValue(), mistakes));
                }
            }
        } catch (IOException e) {
            mistakes.add(unreadable(""));
        }
        read.refuse(mistakes);
        return read;
    }

    /** Refuses the ruleset for mistakes in these files, if there are any, and names each file by its folder. */
    public void refuse(List<Mistake> mistakes) throws MistakesException {
        if (!mistakes.isEmpty()) {
            throw new MistakesException(mistakes.stream()
                    .map(mistake -> folder.map(mistake::below).orElse(mistake))
                    .toList());
        }
    }

    private static byte[] bytes(String name, Path file, List<Mistake> mistakes) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(NodeReader.MOST_BYTES + 1);
            if (bytes.length > NodeReader.MOST_BYTES) {
                mistakes.add(tooLarge(name));
            }
            return bytes;
        } catch (IOException e) {
            mistakes.add(unreadable(name));
            return new byte[0];
        }
    }

    private static Mistake tooLarge(String name) {
        return new Mistake(
                name, 1, 1, "This file is larger than 1 MiB.", "A rule file takes far less: is it the right one?");
    }

    private static Mistake unreadable(String name) {
        return new Mistake(name, 1, 1, "This cannot be read.", "See who may read it.");
    }

    /** The files found below a folder, but for hidden ones. Nothing is opened, and no more is looked at than is allowed. */
    private static final class Found extends SimpleFileVisitor<Path> {

        private final SortedMap<String, Path> files = new TreeMap<>();
        private final Path folder;
        private final List<Mistake> mistakes;
        private long bytes;

        Found(Path folder, List<Mistake> mistakes) {
            this.folder = folder;
            this.mistakes = mistakes;
        }

        private String name(Path path) {
            return folder.relativize(path).toString().replace('\\', '/');
        }

        private boolean isHidden(Path path) {
            return !path.equals(folder) && path.getFileName().toString().startsWith(".");
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return isHidden(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
            if (isHidden(path)) {
                return FileVisitResult.CONTINUE;
            }
            if (attributes.isSymbolicLink()) {
                return link(path);
            }
            return file(path, path, attributes);
        }

        private FileVisitResult link(Path path) throws IOException {
            if (!Files.exists(path)) {
                mistakes.add(new Mistake(name(path), 1, 1, "This link leads nowhere.", "Remove it."));
                return FileVisitResult.CONTINUE;
            }
            Path real = path.toRealPath();
            if (!real.startsWith(folder)) {
                mistakes.add(new Mistake(
                        name(path), 1, 1, "This link leads out of the folder of rules.", "Put the file itself here."));
                return FileVisitResult.CONTINUE;
            }
            return file(path, real, Files.readAttributes(real, BasicFileAttributes.class));
        }

        private FileVisitResult file(Path path, Path real, BasicFileAttributes attributes) {
            String name = name(path);
            if (!attributes.isRegularFile()) {
                mistakes.add(new Mistake(name, 1, 1, "This is not a file.", "Put a file here, or remove it."));
                return FileVisitResult.CONTINUE;
            }
            files.put(name, real);
            bytes += attributes.size();
            if (attributes.size() > NodeReader.MOST_BYTES) {
                mistakes.add(tooLarge(name));
            }
            if (files.size() > MOST_FILES) {
                mistakes.add(tooMany());
                return FileVisitResult.TERMINATE;
            }
            if (bytes > MOST_BYTES_IN_ALL) {
                mistakes.add(tooLargeInAll());
                return FileVisitResult.TERMINATE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) {
            mistakes.add(unreadable(name(path)));
            return FileVisitResult.CONTINUE;
        }
    }

    /** Files that were read before, from wherever they were kept, by their names. */
    public static RulesetFiles of(SortedMap<String, byte[]> content) {
        RulesetFiles read = new RulesetFiles(Optional.empty());
        content.forEach(read::add);
        return read;
    }

    /** These files, one of which holds something else. */
    RulesetFiles with(String name, byte[] bytes) {
        RulesetFiles changed = new RulesetFiles(folder);
        changed.files.putAll(files);
        changed.digests.putAll(digests);
        changed.add(name, bytes);
        return changed;
    }

    /**
     * Files that somebody brings, by their names.
     *
     * @throws MistakesException where they are too many or too large, or one is none that a ruleset has
     */
    public static RulesetFiles brought(SortedMap<String, byte[]> content) throws MistakesException {
        return brought(content, new RulesetFiles(Optional.empty()));
    }

    /**
     * Files that somebody brings, by their names, many of which are the very ones that were brought before.
     *
     * @throws MistakesException where they are too many or too large, or one is none that a ruleset has
     */
    public static RulesetFiles brought(SortedMap<String, byte[]> content, RulesetFiles before)
            throws MistakesException {
        RulesetFiles read = new RulesetFiles(Optional.empty());
        content.forEach((name, bytes) -> {
            if (before.files.get(name) == bytes) {
                read.files.put(name, bytes);
                read.digests.put(name, before.digest(name));
            } else {
                read.add(name, bytes);
            }
        });
        List<Mistake> mistakes = new ArrayList<>(RulesetLayout.check(content.keySet()));
        long bytes = 0;
        for (Map.Entry<String, byte[]> file : content.entrySet()) {
            bytes += file.getValue().length;
            if (file.getValue().length > NodeReader.MOST_BYTES) {
                mistakes.add(tooLarge(file.getKey()));
            }
        }
        if (content.size() > MOST_FILES) {
            mistakes.add(tooMany());
        }
        if (bytes > MOST_BYTES_IN_ALL) {
            mistakes.add(tooLargeInAll());
        }
        read.refuse(mistakes);
        return read;
    }

    private static Mistake tooMany() {
        return new Mistake(
                "", 1, 1, "There are more than " + MOST_FILES + " files in this folder.", "Is it the right folder?");
    }

    private static Mistake tooLargeInAll() {
        return new Mistake(
                "", 1, 1, "The files in this folder are larger than 16 MiB in all.", "Is it the right folder?");
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

    /** The names of the files that a test lets through, in order. */
    public List<String> names(Predicate<String> which) {
        return files.keySet().stream().filter(which).toList();
    }

    /** What a file holds; nothing where there is none of this name. */
    public byte[] bytes(String name) {
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
