package org.touchstone.casework;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.audit.AuditLog;
import org.touchstone.audit.EventKind;
import org.touchstone.examples.ExamplesReader;
import org.touchstone.located.MistakesException;
import org.touchstone.pages.Pages;
import org.touchstone.rules.BuiltRules;
import org.touchstone.rules.Ruleset;
import org.touchstone.rules.RulesetFiles;
import org.touchstone.rules.RulesetReader;
import org.touchstone.settings.Settings;

/** The ruleset in force, and every ruleset that a submitted version was assessed under, kept for ever. */
@Component
public class Rulesets {

    private final RulesetReader reader;
    private final Path folder;
    private final Path kept;
    private final Ruleset current;
    private final Map<String, Ruleset> earlier = new LinkedHashMap<>();
    private @Nullable Pages pages;
    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Clock clock;

    Rulesets(Settings settings, JdbcClient jdbc, AuditLog log, Clock clock) throws MistakesException {
        this.reader = new RulesetReader(new BuiltRules(settings.cache()));
        this.folder = settings.rules();
        this.kept = settings.data().resolve("rulesets");
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
        this.current = reader.read(folder);
    }

    /** The ruleset that courses are checked against now. */
    public Ruleset current() {
        return current;
    }

    /** The pages that explain the ruleset in force. */
    public synchronized Pages pages() {
        Pages known = pages;
        if (known == null) {
            try {
                known = Pages.of(current, ExamplesReader.read(folder, current.catalogue()));
            } catch (MistakesException e) {
                throw new IllegalStateException("the examples of the ruleset cannot be read", e);
            }
            pages = known;
        }
        return known;
    }

    /** Keeps the content of the ruleset in force, unless it is kept already. */
    @Transactional
    public void keepCurrent() {
        if (content(current.digest()).isPresent()) {
            return;
        }
        try {
            RulesetFiles files = RulesetFiles.in(folder);
            if (!files.digest().equals(current.digest())) {
                throw new IllegalStateException("the folder of rules was changed while the service runs; restart it");
            }
            jdbc.sql("insert into ruleset (digest, content, kept_at) values (:digest, :content, :at)")
                    .param("digest", current.digest())
                    .param("content", zip(files.content()))
                    .param("at", Times.at(clock.instant()))
                    .update();
            log.add(EventKind.RULESET_KEPT, null, null, "ruleset " + current.digest(), "", Map.of());
        } catch (MistakesException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The ruleset of this digest, read again from what was kept. */
    public synchronized Ruleset named(String digest) {
        if (digest.equals(current.digest())) {
            return current;
        }
        return earlier.computeIfAbsent(digest, this::readAgain);
    }

    private Ruleset readAgain(String digest) {
        byte[] content = content(digest).orElseThrow(NotFoundException::new);
        try {
            Path unpacked = kept.resolve(digest);
            if (!Files.isDirectory(unpacked)) {
                Files.createDirectories(kept);
                Path unfinished = Files.createTempDirectory(kept, "unfinished");
                unzip(content, unfinished);
                Files.move(unfinished, unpacked, StandardCopyOption.ATOMIC_MOVE);
            }
            Ruleset ruleset = reader.read(unpacked);
            if (!ruleset.digest().equals(digest)) {
                throw new IllegalStateException("the kept ruleset " + digest + " has been changed");
            }
            return ruleset;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MistakesException e) {
            throw new IllegalStateException("the kept ruleset " + digest + " cannot be read by this version", e);
        }
    }

    private Optional<byte[]> content(String digest) {
        return jdbc.sql("select content from ruleset where digest = :digest")
                .param("digest", digest)
                .query((row, n) -> row.getBytes("content"))
                .optional();
    }

    private static byte[] zip(SortedMap<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void unzip(byte[] content, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("a kept ruleset names a file outside its folder");
                }
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
    }
}
