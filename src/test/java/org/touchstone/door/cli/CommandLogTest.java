package org.touchstone.door.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LogbackServiceProvider;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.spi.SLF4JServiceProvider;

/** Only the service keeps a log. */
class CommandLogTest {

    @TempDir
    private Path folder;

    @Test
    void onlyOneLibraryWritesLogs() {
        assertThat(ServiceLoader.load(SLF4JServiceProvider.class))
                .singleElement()
                .isInstanceOf(LogbackServiceProvider.class);
    }

    @Test
    void aCommandSaysNothingButItsAnswer() throws Exception {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String ours = Arrays.stream(all.split(File.pathSeparator, -1))
                .filter(path -> !path.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        ours,
                        Touchstone.class.getName(),
                        "check",
                        "fixtures/large-face-to-face-group/course.yaml",
                        "--only=group-size",
                        "--as-of=2026-09-01")
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(command.waitFor()).isZero();
        assertThat(Files.readString(out)).startsWith("Pre-check of").doesNotContain("DEBUG", "INFO", "WARN");
        assertThat(Files.readString(err)).isEmpty();
    }
}
