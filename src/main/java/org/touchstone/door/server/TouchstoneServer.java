package org.touchstone.door.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.touchstone.base.settings.Settings;

/** The service. */
@SpringBootApplication(
        scanBasePackages = {
            "org.touchstone.base.accounts",
            "org.touchstone.base.audit",
            "org.touchstone.base.jobs",
            "org.touchstone.base.signing",
            "org.touchstone.casework.courses",
            "org.touchstone.casework.evidence",
            "org.touchstone.casework.rulesets",
            "org.touchstone.casework.review",
            "org.touchstone.casework.credential",
            "org.touchstone.casework.appeal",
            "org.touchstone.door.files",
            "org.touchstone.door.web",
            "org.touchstone.door.api",
            "org.touchstone.door.server",
            "org.touchstone.policy.drafts",
            "org.touchstone.policy.impact",
            "org.touchstone.run.operation",
            "org.touchstone.run.demo"
        })
@EnableConfigurationProperties(Settings.class)
@EnableScheduling
public class TouchstoneServer {

    private static final String DATA = "touchstone.data";

    /**
     * Starts the service, and gives it once it is ready for requests.
     *
     * @param settings settings named by the command line, which go before those of the environment and of files
     * @throws StartFailedException where a setting, the data or the ruleset is in the way; with the reason as a sentence
     */
    public static ConfigurableApplicationContext start(Map<String, String> settings) throws StartFailedException {
        return start(settings, Map.of());
    }

    /**
     * Starts the service, and gives it once it is ready for requests.
     *
     * @param settings settings named by the command line, which go before those of the environment and of files
     * @param defaults settings that hold where nothing else says otherwise
     * @throws StartFailedException where a setting, the data or the ruleset is in the way; with the reason as a sentence
     */
    public static ConfigurableApplicationContext start(Map<String, String> settings, Map<String, String> defaults)
            throws StartFailedException {
        return run(new SpringApplication(TouchstoneServer.class), settings, defaults);
    }

    /**
     * Opens the data of the service, while it does not run, for an operator's command.
     *
     * @param settings settings named by the command line, which go before those of the environment and of files
     * @param defaults settings that hold where nothing else says otherwise
     * @throws StartFailedException where a setting or the data is in the way; with the reason as a sentence
     */
    public static ConfigurableApplicationContext open(Map<String, String> settings, Map<String, String> defaults)
            throws StartFailedException {
        SpringApplication application = new SpringApplication(DataOnly.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLazyInitialization(true);
        application.setRegisterShutdownHook(true);
        return run(application, settings, defaults);
    }

    /** The folder that holds the data, as these settings, the environment and the files of settings say. */
    public static Path dataFolder(Map<String, String> settings, Map<String, String> defaults)
            throws StartFailedException {
        try {
            StandardEnvironment environment = new StandardEnvironment();
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("commandLineArgs", new HashMap<>(settings)));
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("defaultProperties", withDefaults(defaults)));
            ConfigDataEnvironmentPostProcessor.applyTo(environment);
            return DataFolderAtStart.folder(environment);
        } catch (RuntimeException e) {
            throw StartFailures.explained(e);
        }
    }

    private static ConfigurableApplicationContext run(
            SpringApplication application, Map<String, String> settings, Map<String, String> defaults)
            throws StartFailedException {
        QuietStart quiet = new QuietStart();
        application.setDefaultProperties(withDefaults(defaults));
        application.addInitializers(
                quiet,
                new DataFolderAtStart(),
                // Some libraries read the port before the server does, and would not say which setting is wrong.
                context -> Binder.get(context.getEnvironment()).bind("server.port", Integer.class));
        try {
            return application.run(settings.entrySet().stream()
                    .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new));
        } catch (RuntimeException e) {
            throw StartFailures.explained(e);
        } finally {
            quiet.end();
        }
    }

    private static Map<String, Object> withDefaults(Map<String, String> defaults) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(DATA, "touchstone-data");
        all.put("touchstone.cache", "${" + DATA + "}/built-rules");
        all.putAll(defaults);
        return all;
    }
}
