package org.touchstone.policy.drafts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.touchstone.base.RefusedException;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.rules.RulesetFiles;

/** A folder of rules as one ZIP file: the way out of the service, into a version control for instance, and back. */
public final class RulesArchive {

    /** The most that an archive may hold, in bytes. */
    public static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final int MOST_FILES = 2_000;
    private static final int MOST_UNPACKED = 16 * 1024 * 1024;

    private RulesArchive() {}

    /** Packs the files of a draft. The same files give the same bytes. */
    public static byte[] pack(SortedMap<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry("rules/" + file.getKey());
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The edit that puts an archive in the place of all files of a draft. Its files may stand in one folder, whatever that is
     * called.
     *
     * @throws RefusedException where it is no such archive, or holds too much
     * @throws MistakesException where a file in it is none that a ruleset has
     */
    public static RuleEdit edit(byte[] archive) throws MistakesException {
        SortedMap<String, byte[]> brought = unpack(archive);
        RulesetFiles.brought(brought);
        return files -> {
            Map<String, Optional<byte[]>> changed = new TreeMap<>();
            files.keySet().forEach(file -> changed.put(file, Optional.empty()));
            brought.forEach((file, bytes) -> changed.put(file, Optional.of(bytes)));
            return changed;
        };
    }

    private static SortedMap<String, byte[]> unpack(byte[] archive) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        long unpacked = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                byte[] bytes = zip.readNBytes(NodeReader.MOST_BYTES + 1);
                unpacked += bytes.length;
                if (bytes.length > NodeReader.MOST_BYTES || unpacked > MOST_UNPACKED || files.size() >= MOST_FILES) {
                    throw new RefusedException("file", "refused.archive-large");
                }
                files.put(entry.getName(), bytes);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new RefusedException("file", "refused.archive-broken");
        }
        if (files.isEmpty()) {
            throw new RefusedException("file", "refused.archive-broken");
        }
        return withoutFolder(files);
    }

    private static SortedMap<String, byte[]> withoutFolder(SortedMap<String, byte[]> files) {
        String first = files.firstKey();
        String folder = first.substring(0, first.indexOf('/') + 1);
        if (files.containsKey("questions.yaml")
                || folder.isEmpty()
                || !files.keySet().stream().allMatch(file -> file.startsWith(folder))) {
            return files;
        }
        SortedMap<String, byte[]> inside = new TreeMap<>();
        files.forEach((file, bytes) -> inside.put(file.substring(folder.length()), bytes));
        return inside;
    }
}
