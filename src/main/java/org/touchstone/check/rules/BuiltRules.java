package org.touchstone.check.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.drools.model.Model;
import org.touchstone.check.located.MistakesException;

/**
 * Keeps built rules: on disk between runs, and the rules last used in memory too. The rules of each requirement are
 * kept by themselves, under a key of their text alone, so that a changed number or word compiles nothing and a changed
 * rule compiles its requirement. A folder that cannot be written only costs time.
 */
public final class BuiltRules {

    private static final int KEPT_IN_MEMORY = 4;
    private static final String BUILT = ".rules";
    private static final String CHECKED = ".ruleset.json";

    private final Path folder;
    private final Map<List<String>, CompiledRules> recent = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<List<String>, FutureTask<CompiledRules>> building = new ConcurrentHashMap<>();
    private final AtomicInteger compilations = new AtomicInteger();

    /**
     * A store of built rules.
     *
     * @param folder where they are kept; made when first needed, for its owner only
     */
    public BuiltRules(Path folder) {
        this.folder = folder;
    }

    /** How many times rules were compiled, and not found here. */
    public int compilations() {
        return compilations.get();
    }

    /** What is kept of the ruleset of this digest, if this version of the program found it well formed before. */
    Optional<byte[]> checked(String digest) {
        return read(checkedName(digest));
    }

    /** Keeps a ruleset that was found well formed. */
    void keepChecked(String digest, byte[] checked) {
        write(checkedName(digest), checked);
    }

    private static String checkedName(String digest) {
        return digest + "-" + ProgramDigest.READS + CHECKED;
    }

    /** The built rules of these keys, if all are here and whole. */
    Optional<CompiledRules> stored(List<String> keys) {
        Optional<CompiledRules> known = recent(keys);
        if (known.isPresent()) {
            return known;
        }
        Map<String, Model> parts = new LinkedHashMap<>();
        for (String key : keys) {
            part(key).ifPresent(part -> parts.put(key, part));
        }
        return parts.size() < keys.size() ? Optional.empty() : Optional.of(keep(keys, parts));
    }

    private Optional<CompiledRules> recent(List<String> keys) {
        synchronized (recent) {
            return Optional.ofNullable(recent.get(keys));
        }
    }

    /**
     * The built rules of several requirements; what is not here is compiled now. Whoever asks for the same meanwhile waits
     * for it, and nobody else does.
     */
    CompiledRules rules(List<RuleSource> sources) throws MistakesException {
        List<String> keys = sources.stream().map(RuleSource::key).toList();
        Optional<CompiledRules> known = recent(keys);
        if (known.isPresent()) {
            return known.get();
        }
        FutureTask<CompiledRules> mine = new FutureTask<>(() -> built(sources, keys));
        FutureTask<CompiledRules> first = building.putIfAbsent(keys, mine);
        if (first == null) {
            try {
                mine.run();
            } finally {
                building.remove(keys, mine);
            }
        }
        return result(first == null ? mine : first);
    }

    private static CompiledRules result(FutureTask<CompiledRules> building) throws MistakesException {
        try {
            return building.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while rules were built", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MistakesException mistakes) {
                throw mistakes;
            }
            throw e.getCause() instanceof RuntimeException broken ? broken : new IllegalStateException(e.getCause());
        }
    }

    private CompiledRules built(List<RuleSource> sources, List<String> keys) throws MistakesException {
        Map<String, Model> parts = new LinkedHashMap<>();
        List<RuleSource> missing = new ArrayList<>();
        for (RuleSource source : sources) {
            part(source.key()).ifPresentOrElse(part -> parts.put(source.key(), part), () -> missing.add(source));
        }
        if (!missing.isEmpty()) {
            compilations.incrementAndGet();
            for (Map.Entry<String, byte[]> built : RuleCompiler.compile(missing).entrySet()) {
                Model model =
                        whole(built.getValue()).orElseThrow(() -> new MistakesException(RuleCompiler.notAllowed()));
                write(built.getKey() + BUILT, built.getValue());
                parts.put(built.getKey(), model);
            }
        }
        return keep(keys, parts);
    }

    private CompiledRules keep(List<String> keys, Map<String, Model> parts) {
        Map<String, Model> inOrder = new LinkedHashMap<>();
        keys.forEach(key -> inOrder.put(key, parts.get(key)));
        CompiledRules rules = new CompiledRules(inOrder);
        synchronized (recent) {
            recent.put(keys, rules);
            if (recent.size() > KEPT_IN_MEMORY) {
                recent.remove(recent.keySet().iterator().next());
            }
        }
        return rules;
    }

    private Optional<Model> part(String key) {
        Optional<Model> inMemory;
        synchronized (recent) {
            inMemory = recent.values().stream()
                    .flatMap(rules -> rules.part(key).stream())
                    .findFirst();
        }
        return inMemory.isPresent() ? inMemory : read(key + BUILT).flatMap(BuiltRules::whole);
    }

    private static Optional<Model> whole(byte[] bytes) {
        try {
            return Optional.of(RuleClasses.model(bytes));
        } catch (IllegalStateException damaged) {
            return Optional.empty();
        }
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
