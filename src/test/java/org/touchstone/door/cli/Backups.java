package org.touchstone.door.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Backups as somebody who knows their form might change them. */
final class Backups {

    private Backups() {}

    /** Changes one entry of a backup, and its digest in the manifest to fit. */
    static Path rewritten(Path backup, Path to, String entry, UnaryOperator<String> change) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(backup.toFile())) {
            for (ZipEntry each : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(each)) {
                    entries.put(each.getName(), in.readAllBytes());
                }
            }
        }
        byte[] before = java.util.Objects.requireNonNull(entries.get(entry), entry);
        byte[] after = change.apply(new String(before, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        if (java.util.Arrays.equals(before, after)) {
            throw new IllegalStateException("nothing changed in " + entry);
        }
        entries.put(entry, after);
        entries.computeIfPresent(
                "manifest.json",
                (name, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                        .replace(digest(before), digest(after))
                        .getBytes(StandardCharsets.UTF_8));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(to))) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
        }
        return to;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
