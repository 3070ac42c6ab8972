package org.touchstone.casework.rulesets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.touchstone.base.audit.Times;
import org.touchstone.base.settings.Settings;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.BuiltRules;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.rules.RulesetFiles;
import org.touchstone.check.rules.RulesetReader;

/** Every ruleset that was ever published, in the database by its digest. Some stay in memory, ready to use. */
@Component
public class StoredRulesets {

    /** How many stay in memory that nobody uses: each takes many megabytes, and reviewers read few at a time. */
    private static final int UNUSED_AT_MOST = 3;

    private final RulesetReader reader;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();
    private final Map<String, Ruleset> recent = new LinkedHashMap<>(8, 0.75f, true);

    StoredRulesets(Settings settings, JdbcClient jdbc, Clock clock) {
        this.reader = new RulesetReader(new BuiltRules(settings.cache()));
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Reads a ruleset that need not be kept yet. */
    public Ruleset read(RulesetFiles files) throws MistakesException {
        return readings.computeIfAbsent(files.digest(), Reading::new).ruleset(files);
    }

    /**
     * The ruleset of this digest.
     *
     * @return nothing where none is kept
     * @throws IllegalStateException where it was changed, or this version of the program cannot read it
     */
    public Optional<Ruleset> named(String digest) {
        Reading reading = readings.computeIfAbsent(digest, Reading::new);
        Ruleset known = reading.known();
        if (known != null) {
            return Optional.of(known);
        }
        return kept(digest).map(files -> {
            try {
                return reading.ruleset(files);
            } catch (MistakesException e) {
                throw new IllegalStateException("the kept ruleset " + digest + " cannot be read by this version", e);
            }
        });
    }

    /**
     * The files of the ruleset of this digest: at once where it is in memory.
     *
     * @return nothing where none is kept
     * @throws IllegalStateException where it was changed
     */
    public Optional<RulesetFiles> files(String digest) {
        Reading reading = readings.get(digest);
        Ruleset known = reading == null ? null : reading.known();
        return known == null ? kept(digest) : Optional.of(known.files());
    }

    private Optional<RulesetFiles> kept(String digest) {
        return content(digest).map(zipped -> {
            RulesetFiles files = unzip(zipped);
            if (!files.digest().equals(digest)) {
                throw new IllegalStateException("the kept ruleset " + digest + " has been changed");
            }
            return files;
        });
    }

    /** Keeps a ruleset, unless it is kept already. */
    public void keep(Ruleset ruleset) {
        if (content(ruleset.digest()).isEmpty()) {
            jdbc.sql("""
                            insert into ruleset (digest, content, kept_at) values (:digest, :content, :at)
                            on conflict do nothing""")
                    .param("digest", ruleset.digest())
                    .param("content", zip(ruleset.files().content()))
                    .param("at", Times.at(clock.instant()))
                    .update();
        }
    }

    /** One ruleset, read when it is first asked for, and again when it has gone since. Only those who ask for it wait. */
    private final class Reading {

        private final String digest;
        private WeakReference<@Nullable Ruleset> read = new WeakReference<>(null);

        Reading(String digest) {
            this.digest = digest;
        }

        synchronized @Nullable Ruleset known() {
            Ruleset known = read.get();
            return known == null ? null : recent(known);
        }

        synchronized Ruleset ruleset(RulesetFiles files) throws MistakesException {
            Ruleset known = read.get();
            if (known == null) {
                known = reader.read(files);
                read = new WeakReference<>(known);
            }
            return recent(known);
        }

        private Ruleset recent(Ruleset used) {
            synchronized (recent) {
                recent.put(digest, used);
                if (recent.size() > UNUSED_AT_MOST) {
                    recent.remove(recent.keySet().iterator().next());
                }
            }
            return used;
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

    /** The files of a ruleset that was kept; whoever changed them is found by their digest. */
    public static RulesetFiles unzip(byte[] kept) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(kept))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RulesetFiles.of(files);
    }
}
