package org.touchstone.door.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.ShippedRules;

/** Every touchstone command in the README, in the rules' own and on the page about deployment works as written there. */
@Tag("service")
class ReadmeTest {

    /** What a reader is to put in place of their own, and where it stands in the test. */
    private static final Set<String> READERS_OWN =
            Set.of("my-course.yaml", "course.yaml", "my-rules", "site", "rules", "key.json");

    private static final Pattern WORDS = Pattern.compile("\"[^\"]*\"|\\S+");

    @TempDir
    Path folder;

    private static List<String> commands() throws IOException {
        List<String> all = new ArrayList<>(Files.readAllLines(Path.of("README.md")));
        all.addAll(Files.readAllLines(Path.of("rules/README.md")));
        for (String line : Files.readAllLines(Path.of("src/docs/deployment.md"))) {
            all.add(line.replaceFirst("^.*/opt/touchstone/touchstone ", "./touchstone ")
                    .replace(" --port 8080", "")
                    .replace("$(date +%F)", "today"));
        }
        try (Stream<String> lines = all.stream()) {
            return lines.map(String::strip)
                    .map(line -> line.startsWith("$ ") ? line.substring(2) : line)
                    .filter(line -> line.startsWith("./touchstone "))
                    // An archive comes of a decided case: AppealCommandTest verifies real ones with this command.
                    .filter(line -> !line.startsWith("./touchstone appeal "))
                    .map(line -> line.replaceAll("\\s+[#>].*", ""))
                    .distinct()
                    .toList();
        }
    }

    @Test
    void everyCommandWorks() throws IOException {
        Files.copy(Path.of("fixtures/two-day-coaching/course.yaml"), folder.resolve("course.yaml"));
        ShippedRules.copyTo(folder.resolve("my-rules"), "group-size");
        ShippedRules.copyTo(folder.resolve("rules"), "group-size");

        List<String> commands = commands();
        assertThat(commands).hasSizeGreaterThan(10);
        for (String command : commands) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int status = Touchstone.run(new PrintWriter(out), new PrintWriter(err), arguments(command));
            assertThat(status).as("%s: %s", command, err).isIn(0, 1);
            assertThat(command.contains(" serve") || !(out.toString() + err).isBlank())
                    .as(command)
                    .isTrue();
        }
    }

    private String[] arguments(String command) throws IOException {
        List<String> arguments = new ArrayList<>();
        Matcher words = WORDS.matcher(command.substring("./touchstone ".length()));
        while (words.find()) {
            String word = words.group().replace("\"", "");
            boolean own = READERS_OWN.contains(word) && !(word.equals("rules") && arguments.isEmpty());
            boolean elsewhere = word.startsWith("/");
            arguments.add(
                    own || elsewhere ? folder.resolve(word.replace('/', '_')).toString() : word);
        }
        arguments.addAll(more(arguments));
        return arguments.toArray(String[]::new);
    }

    /** What a person would do or answer, where a command runs on or asks. */
    private List<String> more(List<String> arguments) throws IOException {
        return switch (arguments.get(0)) {
            case "serve" ->
                arguments.contains("--data")
                        ? List.of("--stop-when-ready", "--port", "0")
                        : List.of(
                                "--stop-when-ready",
                                "--port",
                                "0",
                                "--data",
                                folder.resolve("demo").toString());
            case "administrator" -> {
                Path password = Files.writeString(folder.resolve("password"), "correct horse battery");
                yield List.of(
                        "--password-file",
                        password.toString(),
                        "--data",
                        folder.resolve("_var_lib_touchstone").toString());
            }
            case "restore" -> List.of("--yes");
            // All examples of the rules that ship, and all changes to them, are tried by tests of their own.
            case "rules" ->
                arguments.size() == 2 && Set.of("test", "mutate").contains(arguments.get(1))
                        ? List.of(folder.resolve("my-rules").toString())
                        : List.of();
            default -> List.of();
        };
    }

    @Test
    void theReportInTheReadmeIsARealOne() throws IOException {
        StringWriter out = new StringWriter();
        Touchstone.run(
                new PrintWriter(out),
                new PrintWriter(new StringWriter()),
                "check",
                "fixtures/large-face-to-face-group/course.yaml",
                "--only",
                "group-size",
                "--as-of",
                "2026-09-01");
        String shown = Files.readString(Path.of("README.md"));

        List<String> quoted = shown.lines()
                .dropWhile(line -> !line.contains("$ ./touchstone check"))
                .skip(1)
                .takeWhile(line -> line.isBlank() || line.startsWith("    "))
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals("...") && !line.contains("under ruleset"))
                .toList();
        assertThat(quoted).hasSizeGreaterThan(5);
        assertThat(out.toString().lines().map(String::strip).toList()).containsAll(quoted);
    }
}
