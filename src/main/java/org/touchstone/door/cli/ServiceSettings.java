package org.touchstone.door.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a command finds the service's data and settings. They go before the environment and the file. */
final class ServiceSettings {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder that holds the service's data. Without it: touchstone-data, here.")
    private @Nullable Path data;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "The folder of rules to check against. Without it: the rules that came with Touchstone.")
    private @Nullable Path rules;

    @Option(names = "--config", paramLabel = "FILE", description = "A file of settings (YAML or properties).")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description =
                    "A setting, such as touchstone.database.url=jdbc:postgresql://host/touchstone. May be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /** The settings that the command line names. */
    Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        if (data != null) {
            named.put("touchstone.data", data.toAbsolutePath().normalize().toString());
        }
        if (rules != null) {
            named.put("touchstone.rules", rules.toAbsolutePath().normalize().toString());
        }
        if (config != null) {
            named.put(
                    "spring.config.additional-location",
                    config.toAbsolutePath().normalize().toUri().toString());
        }
        named.putAll(settings);
        return named;
    }

    /** What holds where neither the command line nor the environment nor a file says otherwise. */
    Map<String, String> defaults() {
        return Map.of(
                "touchstone.rules",
                new RulesFolder(null).folder().toAbsolutePath().normalize().toString(),
                "touchstone.cache",
                RulesFolder.cache().toAbsolutePath().normalize().toString());
    }
}
