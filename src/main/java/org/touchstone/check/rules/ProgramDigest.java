package org.touchstone.check.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.kie.api.KieServices;

/** Names the engine and those of our classes that kept rules rest on, so that no other version's are taken for ours. */
final class ProgramDigest {

    /** Everything that reads a ruleset and finds it well formed. */
    private static final List<String> READING = Stream.of(
                    "catalogue", "facts", "language", "located", "rules", "submission")
            .map(name -> "org/touchstone/check/" + name + "/")
            .toList();

    /** What compiled rules call, and what compiles them. Their text is in their own key. */
    private static final List<String> COMPILING = List.of(
            "org/touchstone/check/facts/Asked",
            "org/touchstone/check/facts/Bounds",
            "org/touchstone/check/facts/Described",
            "org/touchstone/check/facts/Relation",
            "org/touchstone/check/facts/Those",
            "org/touchstone/check/rules/AllowedClasses",
            "org/touchstone/check/rules/Remarks",
            "org/touchstone/check/rules/RuleClasses",
            "org/touchstone/check/rules/RuleCompiler");

    /** The program as far as it decides whether a ruleset is well formed. */
    static final String READS;

    /** The program as far as it decides what compiled rules are. */
    static final String COMPILES;

    static {
        SortedMap<String, String> classes = classes();
        READS = reads(classes);
        COMPILES = compiles(classes);
    }

    private ProgramDigest() {}

    static String reads(SortedMap<String, String> classes) {
        return digest(classes, name -> READING.stream().anyMatch(name::startsWith));
    }

    static String compiles(SortedMap<String, String> classes) {
        return digest(classes, name -> COMPILING.contains(name.replaceFirst("(\\$.*)?\\.class$", "")));
    }

    /** Our classes, each with a digest of its content: from the jar's own checks, or from the files of a build. */
    static SortedMap<String, String> classes() {
        SortedMap<String, String> classes = new TreeMap<>();
        try {
            URI location = ProgramDigest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            Path program = Path.of(location);
            if (Files.isDirectory(program)) {
                try (Stream<Path> files = Files.walk(program.resolve("org/touchstone/check"))) {
                    for (Path file : files.filter(each -> each.toString().endsWith(".class"))
                            .toList()) {
                        byte[] bytes = Files.readAllBytes(file);
                        classes.put(
                                program.relativize(file).toString().replace('\\', '/'),
                                HexFormat.of().formatHex(RulesetFiles.sha256().digest(bytes)));
                    }
                }
            } else {
                try (JarFile jar = new JarFile(program.toFile())) {
                    jar.stream()
                            .filter(entry -> entry.getName().endsWith(".class"))
                            .forEach(entry -> classes.put(entry.getName(), entry.getCrc() + " " + entry.getSize()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program is at no place that has a name", e);
        }
        return classes;
    }

    private static String digest(SortedMap<String, String> classes, Predicate<String> which) {
        MessageDigest sha = RulesetFiles.sha256();
        String engine = KieServices.class.getPackage().getImplementationVersion();
        sha.update(String.valueOf(engine).getBytes(StandardCharsets.UTF_8));
        classes.forEach((name, content) -> {
            if (which.test(name)) {
                sha.update((name + " " + content + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
        return HexFormat.of().formatHex(sha.digest(), 0, 8);
    }
}
