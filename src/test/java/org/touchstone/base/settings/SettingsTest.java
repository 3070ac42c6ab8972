package org.touchstone.base.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;
import org.touchstone.door.server.TouchstoneServer;

/** Every setting can be given by file, environment and command line. */
class SettingsTest {

    @TempDir
    Path folder;

    /** Where a store of evidence is, and how mail is sent: some of each makes no sense without the rest of it. */
    private static final List<Map<String, String>> TOGETHER = List.of(
            Map.of(
                    "touchstone.evidence.bucket", "some-bucket",
                    "touchstone.evidence.endpoint", "https://store.example.org",
                    "touchstone.evidence.region", "eu-west-2",
                    "touchstone.evidence.access-key", "somebody",
                    "touchstone.evidence.secret-key", "something"),
            Map.of(
                    "touchstone.mail.host", "mail.example.org",
                    "touchstone.mail.port", "25",
                    "touchstone.mail.username", "somebody",
                    "touchstone.mail.password", "something",
                    "touchstone.mail.from", "touchstone@example.org",
                    "touchstone.mail.start-tls", "false"));

    /** The settings that one makes no sense without, itself included; none where it stands alone. */
    private static Map<String, String> together(String name) {
        return TOGETHER.stream()
                .filter(each -> each.containsKey(name))
                .findFirst()
                .orElse(Map.of());
    }

    @Test
    void theAddressNeverEndsWithASlashSoThatAPathCanFollow() {
        Binder binder = new Binder(
                new MapConfigurationPropertySource(Map.of("touchstone.address", "https://touchstone.example.org/")));
        assertThat(binder.bindOrCreate("touchstone", Settings.class).address())
                .isEqualTo("https://touchstone.example.org");
    }

    /** Every setting by name, with what it is. */
    private static Map<String, Class<?>> all(String prefix, Class<?> type) {
        Map<String, Class<?>> all = new TreeMap<>();
        for (RecordComponent each : type.getRecordComponents()) {
            String name =
                    prefix + "." + each.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
            if (each.getType().isRecord()) {
                all.putAll(all(name, each.getType()));
            } else {
                all.put(name, each.getType());
            }
        }
        return all;
    }

    private static Object value(Settings settings, String name) {
        try {
            Object at = settings;
            for (String part : name.substring("touchstone.".length()).split("\\.")) {
                String[] words = part.split("-");
                StringBuilder component = new StringBuilder(words[0]);
                for (int i = 1; i < words.length; i++) {
                    component
                            .append(words[i].substring(0, 1).toUpperCase(java.util.Locale.ROOT))
                            .append(words[i].substring(1));
                }
                at = at.getClass().getMethod(component.toString()).invoke(at);
            }
            return at;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static String sample(Class<?> type) {
        Map<Class<?>, String> samples = Map.of(
                String.class, "http://something.example.org",
                Path.class, "/some/where",
                int.class, "17",
                boolean.class, "true",
                Duration.class, "17m",
                DataSize.class, "17MB",
                ZoneId.class, "Europe/Paris",
                List.class, "one");
        if (type.isEnum()) {
            return type.getEnumConstants()[type.getEnumConstants().length - 1].toString();
        }
        assertThat(samples)
                .as("this test knows no value of the kind %s yet", type)
                .containsKey(type);
        return java.util.Objects.requireNonNull(samples.get(type));
    }

    private static Object expected(Class<?> type, String sample) {
        if (type == Path.class) {
            return Path.of(sample);
        }
        return type == List.class
                ? List.of(sample)
                : java.util.Objects.requireNonNull(
                        ApplicationConversionService.getSharedInstance().convert(sample, type));
    }

    private static Settings bound(StandardEnvironment environment) {
        return Binder.get(environment).bindOrCreate("touchstone", Settings.class);
    }

    /** An environment in which the others that a setting needs beside it are set. */
    private static StandardEnvironment environment(String name) {
        StandardEnvironment environment = environment();
        Map<String, Object> others = new TreeMap<>(together(name));
        others.remove(name);
        if (!others.isEmpty()) {
            environment.getPropertySources().addLast(new MapPropertySource("others", others));
        }
        return environment;
    }

    private static StandardEnvironment environment() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove("systemEnvironment");
        return environment;
    }

    @Test
    void everySettingCanBeGivenInThreeWays() throws Exception {
        Map<String, Class<?>> all = all("touchstone", Settings.class);
        assertThat(all).hasSizeGreaterThan(10);
        for (Map.Entry<String, Class<?>> each : all.entrySet()) {
            String name = each.getKey();
            String sample = together(name).getOrDefault(name, sample(each.getValue()));
            Object expected = expected(each.getValue(), sample);
            assertThat(value(bound(environment()), name))
                    .as("%s has another default", name)
                    .isNotEqualTo(expected);

            StandardEnvironment byFile = environment(name);
            Path file = Files.writeString(folder.resolve("settings.yaml"), name + ": " + sample + "\n");
            byFile.getPropertySources()
                    .addFirst(new MapPropertySource(
                            "arguments",
                            Map.of(
                                    "spring.config.additional-location",
                                    file.toUri().toString())));
            ConfigDataEnvironmentPostProcessor.applyTo(byFile);
            assertThat(value(bound(byFile), name)).as("%s by file", name).isEqualTo(expected);

            StandardEnvironment byEnvironment = environment(name);
            byEnvironment
                    .getPropertySources()
                    .addFirst(new SystemEnvironmentPropertySource(
                            "systemEnvironment", Map.of(SettingsPageTest.environment(name), sample)));
            assertThat(value(bound(byEnvironment), name))
                    .as("%s by environment", name)
                    .isEqualTo(expected);

            StandardEnvironment byCommandLine = environment(name);
            byCommandLine
                    .getPropertySources()
                    .addFirst(new SimpleCommandLinePropertySource("--" + name + "=" + sample));
            assertThat(value(bound(byCommandLine), name))
                    .as("%s by command line", name)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aFileIsNotOverruledByDefaultsOfTheCommandLine() throws Exception {
        Path file = Files.writeString(
                folder.resolve("settings.yaml"), "touchstone.data: " + folder.resolve("elsewhere") + "\n");
        Map<String, String> named =
                Map.of("spring.config.additional-location", file.toUri().toString());
        assertThat(TouchstoneServer.dataFolder(named, Map.of("touchstone.data", "/default")))
                .isEqualTo(folder.resolve("elsewhere"));
        assertThat(TouchstoneServer.dataFolder(Map.of("touchstone.data", "/named"), Map.of()))
                .isEqualTo(Path.of("/named"));
        assertThat(TouchstoneServer.dataFolder(Map.of(), Map.of()))
                .isEqualTo(Path.of("touchstone-data").toAbsolutePath());
    }
}
