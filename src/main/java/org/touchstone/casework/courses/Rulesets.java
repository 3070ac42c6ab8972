package org.touchstone.casework.courses;

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
import org.touchstone.author.examples.ExamplesReader;
import org.touchstone.author.pages.Pages;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.EventKind;
import org.touchstone.base.audit.Times;
import org.touchstone.base.settings.Settings;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.BuiltRules;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.rules.RulesetFiles;
import org.touchstone.check.rules.RulesetReader;

/** The ruleset in force, and every ruleset that a submitted version was assessed under, kept for ever. */
@Component
public class Rulesets {

    /** How many earlier rulesets stay in memory: each takes many megabytes, and reviewers read few at a time. */
    private static final int EARLIER_AT_MOST = 3;

    private final RulesetReader reader;
    private final Path kept;
    private final Ruleset current;
    private final byte[] content;
    private final Map<String, Earlier> earlier = new LinkedHashMap<>(8, 0.75f, true);
    private final Object pagesLock = new Object();
    private @Nullable Pages pages;
    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Clock clock;

    Rulesets(Settings settings, JdbcClient jdbc, AuditLog log, Clock clock) throws MistakesException {
        this.reader = new RulesetReader(new BuiltRules(settings.cache()));
        this.kept = settings.data().resolve("rulesets");
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
        // The folder may change from here on. What is kept, and explained on pages, is what was read at the start.
        RulesetFiles files = RulesetFiles.in(settings.rules());
        this.current = reader.read(settings.rules());
        if (!files.digest().equals(current.digest())) {
            throw new IllegalStateException("the folder of rules was changed while it was read; start again");
        }
        this.content = zip(files.content());
    }

    /** The ruleset that courses are checked against now. */
    public Ruleset current() {
        return current;
    }

    /** The pages that explain the ruleset in force. */
    public Pages pages() {
        synchronized (pagesLock) {
            Pages known = pages;
            if (known == null) {
                try {
                    Path folder = unpacked(current.digest(), content);
                    known = Pages.of(current, ExamplesReader.read(folder, current.catalogue()));
                } catch (IOException e) {
                    throw new StorageException(e);
                } catch (MistakesException e) {
                    throw new IllegalStateException("the examples of the ruleset cannot be read", e);
                }
                pages = known;
            }
            return known;
        }
    }

    /** Keeps the content of the ruleset in force, unless it is kept already. */
    @Transactional
    public void keepCurrent() {
        if (content(current.digest()).isPresent()) {
            return;
        }
        int added = jdbc.sql("""
                        insert into ruleset (digest, content, kept_at) values (:digest, :content, :at)
                        on conflict do nothing""")
                .param("digest", current.digest())
                .param("content", content)
                .param("at", Times.at(clock.instant()))
                .update();
        if (added > 0) {
            log.add(EventKind.RULESET_KEPT, null, null, "ruleset " + current.digest(), "", Map.of());
        }
    }

    /** The ruleset of this digest, read again from what was kept. */
    public Ruleset named(String digest) {
        if (digest.equals(current.digest())) {
            return current;
        }
        Earlier known;
        synchronized (earlier) {
            known = earlier.computeIfAbsent(digest, Earlier::new);
            if (earlier.size() > EARLIER_AT_MOST) {
                earlier.remove(earlier.keySet().iterator().next());
            }
        }
        return known.ruleset();
    }

    /** An earlier ruleset, read when it is first asked for. Only those who ask for this one wait. */
    private final class Earlier {

        private final String digest;
        private @Nullable Ruleset ruleset;

        Earlier(String digest) {
            this.digest = digest;
        }

        synchronized Ruleset ruleset() {
            Ruleset known = ruleset;
            if (known == null) {
                known = readAgain(digest);
                ruleset = known;
            }
            return known;
        }
    }

    private Ruleset readAgain(String digest) {
        byte[] zipped = content(digest).orElseThrow(NotFoundException::new);
        try {
            Ruleset ruleset = reader.read(unpacked(digest, zipped));
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

    /** The folder that holds the files of a ruleset, as they are kept. */
    private synchronized Path unpacked(String digest, byte[] zipped) throws IOException {
        Path unpacked = kept.resolve(digest);
        if (!Files.isDirectory(unpacked)) {
            Files.createDirectories(kept);
            Path unfinished = Files.createTempDirectory(kept, "unfinished");
            unzip(zipped, unfinished);
            Files.move(unfinished, unpacked, StandardCopyOption.ATOMIC_MOVE);
        }
        return unpacked;
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
