package org.touchstone.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.touchstone.RandomCourses;
import org.touchstone.ShippedRules;

/** Writes many different submissions, the same ones from the same seed, for {@code touchstone check FOLDER}. */
public final class ManyCourses {

    private static final long SEED = 20_260_901;

    private ManyCourses() {}

    /** Takes a folder and how many courses to write into it; from the folder of {@code pom.xml}. */
    public static void main(String... args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        int courses = Integer.parseInt(args[1]);
        RandomCourses random = new RandomCourses(ShippedRules.RULESET.catalogue(), SEED);
        for (int i = 1; i <= courses; i++) {
            String name = String.format(Locale.ROOT, "course-%06d.json", i);
            Files.writeString(folder.resolve(name), RandomCourses.json(random.next()));
        }
    }
}
