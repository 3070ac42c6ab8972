package org.touchstone.casework.evidence;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a class of ours as a process apart, for what is done with files that come from strangers. */
final class Apart {

    private Apart() {}

    /**
     * Starts a process; what it writes to its error stream is dropped.
     *
     * @param heap how much memory it may take, such as {@code 256m}
     */
    static Process start(String heap, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                // It answers on its output, where nothing may be logged.
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String absolute(String classPath) {
        List<String> all = new ArrayList<>();
        for (String each : classPath.split(File.pathSeparator)) {
            all.add(Path.of(each).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, all);
    }
}
