package org.touchstone.casework.appeal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.touchstone.base.audit.Digests;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An archive for an appeal that somebody sends: it is read where it is, never unpacked, and never more of it than it says. */
final class AppealFile implements AutoCloseable {

    private static final int FILES_AT_MOST = 20_000;
    private static final int MANIFEST_AT_MOST = 16 * 1024 * 1024;

    /** What is read into memory: a report of a course that claims everything has some megabytes. */
    private static final int FILE_AT_MOST = 64 * 1024 * 1024;

    /** Texts are packed to a tenth or so; what claims to unpack to far more is made to do harm. */
    private static final int UNPACKED_AT_MOST = 100;

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,150}(/[A-Za-z0-9][A-Za-z0-9._-]{0,150}){0,8}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries;
    private final byte[] manifestBytes;
    private final AppealManifest manifest;

    private AppealFile(ZipFile zip, Map<String, ZipEntry> entries, byte[] manifestBytes, AppealManifest manifest) {
        this.zip = zip;
        this.entries = entries;
        this.manifestBytes = manifestBytes;
        this.manifest = manifest;
    }

    static AppealFile open(Path file) throws AppealRefusedException, IOException {
        if (!Files.isRegularFile(file)) {
            throw new AppealRefusedException("refused.missing", file);
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException e) {
            throw new AppealRefusedException("refused.no-zip", file);
        }
        try {
            Map<String, ZipEntry> entries = entries(zip, file);
            ZipEntry listed = entries.get(AppealManifest.NAME);
            if (listed == null) {
                throw new AppealRefusedException("refused.no-archive", file, AppealManifest.NAME);
            }
            byte[] bytes = bytes(zip, listed, MANIFEST_AT_MOST);
            return new AppealFile(zip, entries, bytes, manifest(bytes, file));
        } catch (IOException e) {
            zip.close();
            throw new AppealRefusedException("refused.no-zip", file);
        } catch (AppealRefusedException e) {
            zip.close();
            throw e;
        }
    }

    private static Map<String, ZipEntry> entries(ZipFile zip, Path file) throws AppealRefusedException, IOException {
        if (zip.size() > FILES_AT_MOST) {
            throw new AppealRefusedException("refused.too-many", file, FILES_AT_MOST);
        }
        Map<String, ZipEntry> entries = new LinkedHashMap<>();
        long most = UNPACKED_AT_MOST * Files.size(file);
        long unpacked = 0;
        for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().<ZipEntry>map(each -> each)::iterator) {
            if (!NAME.matcher(entry.getName()).matches()) {
                throw new AppealRefusedException("refused.name", file, shown(entry.getName()));
            }
            if (entries.put(entry.getName(), entry) != null) {
                throw new AppealRefusedException("refused.twice", file, entry.getName());
            }
            unpacked += Math.max(0, entry.getSize());
            if (unpacked < 0 || unpacked > most) {
                throw new AppealRefusedException("refused.too-large", file);
            }
        }
        return entries;
    }

    /** A name that may hold anything, for a terminal. */
    private static String shown(String name) {
        String plain = name.replaceAll("\\p{C}", "?");
        return plain.length() > 100 ? plain.substring(0, 100) + "..." : plain;
    }

    private static AppealManifest manifest(byte[] bytes, Path file) throws AppealRefusedException {
        try {
            JsonNode read = JSON.readTree(bytes);
            if (read.path("format").asInt(0) > AppealManifest.FORMAT) {
                throw new AppealRefusedException("refused.newer", file);
            }
            AppealManifest manifest = JSON.treeToValue(read, AppealManifest.class);
            Set<String> names = new HashSet<>();
            boolean whole = manifest.files() != null
                    && manifest.absent() != null
                    && manifest.files().stream()
                            .allMatch(each -> each.name() != null && each.digest() != null && names.add(each.name()));
            if (whole && said(manifest)) {
                return manifest;
            }
        } catch (JacksonException e) {
            // As where something is missing in it.
        }
        throw new AppealRefusedException("refused.manifest", file);
    }

    /** Whether everything is there that is used of a manifest. */
    private static boolean said(AppealManifest manifest) {
        return manifest.version() != null
                && manifest.course() != null
                && manifest.title() != null
                && manifest.organisation() != null
                && manifest.fileName() != null
                && manifest.asOf() != null
                && manifest.asOf().matches("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])")
                && manifest.ruleset() != null
                && manifest.outcome() != null;
    }

    AppealManifest manifest() {
        return manifest;
    }

    byte[] manifestBytes() {
        return manifestBytes;
    }

    /** The names of all files. */
    Set<String> names() {
        return entries.keySet();
    }

    /** Whether a file is, to the last byte, as the manifest lists it. No more is read than it should have. */
    boolean isAsListed(AppealManifest.File listed) {
        ZipEntry entry = entries.get(listed.name());
        if (entry == null || entry.getSize() != listed.size()) {
            return false;
        }
        try (InputStream in = new Bounded(zip.getInputStream(entry), listed.size())) {
            return Digests.of(in).equals(listed.digest());
        } catch (IOException e) {
            return false;
        }
    }

    /** What a file holds; nothing where there is none, or it cannot be read, or is larger than any of ours. */
    Optional<byte[]> bytes(String name) {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(bytes(zip, entry, FILE_AT_MOST));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry, int most) throws IOException {
        try (InputStream in = new Bounded(zip.getInputStream(entry), most)) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Ends with a failure where there is more to read than there should be. */
    private static final class Bounded extends InputStream {

        private final InputStream in;
        private long left;

        Bounded(InputStream in, long most) {
            this.in = in;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            return counted(in.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            int read = in.read(bytes, from, most);
            return counted(read, read);
        }

        private int counted(int result, int read) throws IOException {
            left -= result < 0 ? 0 : read;
            if (left < 0) {
                throw new IOException("larger than it says");
            }
            return result;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
