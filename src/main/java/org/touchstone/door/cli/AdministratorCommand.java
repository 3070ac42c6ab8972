package org.touchstone.door.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code touchstone administrator}. */
@Command(
        name = "administrator",
        description = {
            "For operators: adds an administrator, who can then add organisations and people.",
            "",
            "Asks for the password, without showing it."
        },
        mixinStandardHelpOptions = true)
final class AdministratorCommand extends OperatorCommand {

    @Option(names = "--email", paramLabel = "EMAIL", required = true, description = "The address to sign in with.")
    private String email = "";

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "The person's name.")
    private String name = "";

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Read the password from the first line of this file, or of the standard input where it is -.")
    private @Nullable String passwordFile;

    @Override
    public Integer call() throws Exception {
        Optional<String> password = passwordFile == null ? asked() : read(passwordFile);
        return password.isEmpty()
                ? ExitStatus.BAD_INPUT
                : runOrBegin("administrator", Map.of("email", email, "name", name, "password", password.get()));
    }

    private Optional<String> asked() {
        Console console = Terminal.console();
        if (console == null) {
            err().println("There is no console to ask for the password on. Give it with --password-file FILE, or - for"
                    + " the standard input.");
            return Optional.empty();
        }
        char[] password = console.readPassword("Password for %s: ", email);
        char[] again = console.readPassword("The same again: ");
        if (password == null || !Arrays.equals(password, again)) {
            err().println("The two are not the same. Nothing was changed.");
            return Optional.empty();
        }
        return Optional.of(new String(password));
    }

    private Optional<String> read(String file) throws IOException {
        try (BufferedReader lines = file.equals("-")
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(Path.of(file))) {
            Optional<String> line = Optional.ofNullable(lines.readLine()).filter(password -> !password.isEmpty());
            if (line.isEmpty()) {
                err().println("The first line holds no password. Nothing was changed.");
            }
            return line;
        } catch (java.nio.file.NoSuchFileException e) {
            err().println("There is no file " + file + ".");
            return Optional.empty();
        }
    }
}
