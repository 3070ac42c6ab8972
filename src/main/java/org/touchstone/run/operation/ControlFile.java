package org.touchstone.run.operation;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * The file in the data folder by which commands find the running service. Only its owner can read it.
 *
 * @param port where the service listens for commands, on the loopback interface
 * @param secret what shows that a command may read the data folder
 */
record ControlFile(int port, String secret) {

    private static final String NAME = "control";

    void write(Path folder) throws IOException {
        FileAttribute<?>[] ownersOnly =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        Path unfinished = Files.createTempFile(folder, NAME, ".tmp", ownersOnly);
        Files.write(unfinished, List.of(Integer.toString(port), secret));
        Files.move(
                unfinished, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static Optional<ControlFile> read(Path folder) throws IOException {
        try {
            List<String> lines = Files.readAllLines(folder.resolve(NAME));
            return lines.size() == 2 && lines.get(0).matches("\\d{1,5}")
                    ? Optional.of(new ControlFile(Integer.parseInt(lines.get(0)), lines.get(1)))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(NAME));
    }
}
