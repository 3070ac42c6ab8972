package org.touchstone.base.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.touchstone.Approved;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of settings says what the settings themselves say. */
class SettingsPageTest {

    private static final Map<String, String> EXAMPLES = Map.of(
            "touchstone.data", "/var/lib/touchstone",
            "touchstone.rules", "/etc/touchstone/rules",
            "touchstone.cache", "/var/cache/touchstone",
            "touchstone.address", "https://touchstone.example.org",
            "touchstone.database.url", "jdbc:postgresql://database.example.org/touchstone",
            "touchstone.database.username", "touchstone",
            "touchstone.evidence.bucket", "touchstone-evidence",
            "touchstone.evidence.endpoint", "https://store.example.org");

    /** Their defaults depend on where the program is, which their meanings tell. */
    private static final Set<String> TOLD = Set.of("touchstone.rules", "touchstone.cache");

    private static final Map<String, JsonNode> KNOWN = known();

    /** What every library, and Touchstone itself, says of its settings. */
    private static Map<String, JsonNode> known() {
        Map<String, JsonNode> known = new TreeMap<>();
        try {
            for (URL each : Collections.list(SettingsPageTest.class
                    .getClassLoader()
                    .getResources("META-INF/spring-configuration-metadata.json"))) {
                try (InputStream in = each.openStream()) {
                    JsonMapper.builder()
                            .build()
                            .readTree(in)
                            .path("properties")
                            .forEach(property -> known.put(property.path("name").asString(), property));
                }
            }
            return known;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = SettingsPageTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void thePublishedPageIsUpToDate() throws IOException {
        String touchstone = KNOWN.values().stream()
                .filter(property -> property.path("name").asString().startsWith("touchstone."))
                .map(property -> {
                    String name = property.path("name").asString();
                    String standard = property.path("defaultValue").asString("");
                    return block(
                            name,
                            property.path("description").asString(""),
                            standard,
                            EXAMPLES.getOrDefault(name, standard.isEmpty() ? "..." : standard));
                })
                .collect(Collectors.joining("\n"));
        StringBuilder others = new StringBuilder();
        for (String line : resource("others.txt").lines().toList()) {
            String[] parts = line.split(" \\| ");
            others.append(others.isEmpty() ? "" : "\n").append(block(parts[0], parts[2], standard(parts[0]), parts[1]));
        }
        Approved.verify(
                Path.of("src/docs/settings.md"),
                resource("settings.md").replace("{touchstone}", touchstone).replace("{others}\n", others));
    }

    @Test
    void thePageAboutDeploymentNamesSettingsThatThereAre() throws IOException {
        Set<String> known =
                KNOWN.keySet().stream().map(SettingsPageTest::environment).collect(Collectors.toSet());
        List<String> named = Files.readAllLines(Path.of("src/docs/deployment.md")).stream()
                .filter(line -> line.matches(" {4}TOUCHSTONE_[A-Z_]+=.*"))
                .map(line -> line.strip().replaceFirst("=.*", ""))
                .toList();
        assertThat(named).hasSizeGreaterThan(5).isSubsetOf(known);
    }

    private static String block(String name, String meaning, String standard, String example) {
        assertThat(meaning).as("%s has a meaning", name).isNotBlank();
        String sentence = (meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1))
                .replaceAll("\\{@code ([^}]*)}", "`$1`");
        String byDefault = standard.isEmpty() ? "Not set by default.\n" : "Default: `" + standard + "`.\n";
        return "### " + name + "\n\n" + sentence + ".\n"
                + (TOLD.contains(name) ? "" : byDefault)
                + "\n    file            " + name + ": " + example
                + "\n    environment     " + environment(name) + "=" + example
                + "\n    command line    --set " + name + "=" + example + "\n";
    }

    static String environment(String name) {
        return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** What holds where nobody says otherwise: as our own file says, or else as the library says. */
    private static String standard(String name) throws IOException {
        List<PropertySource<?>> ours =
                new YamlPropertySourceLoader().load("defaults", new ClassPathResource("application.yaml"));
        Optional<Object> said = ours.stream()
                .map(source -> source.getProperty(name))
                .filter(java.util.Objects::nonNull)
                .findFirst();
        JsonNode property = KNOWN.get(name);
        assertThat(said.isPresent() || property != null || name.equals("logging.level.root"))
                .as("%s is a setting", name)
                .isTrue();
        return said.map(String::valueOf)
                .orElseGet(() ->
                        property == null ? "" : property.path("defaultValue").asString(""));
    }
}
