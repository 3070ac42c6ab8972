package org.touchstone.door.server;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.touchstone.run.operation.DataFolder;

/** Takes the data folder before anything opens what is in it, and lets go of it when all is closed. */
final class DataFolderAtStart implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String NAME = "touchstone.data";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Path folder = folder(context.getEnvironment());
        DataFolder taken = DataFolder.take(folder);
        // The embedded database takes no folder that is named from where the process runs.
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "dataFolder", Map.of(NAME, taken.folder().toString())));
        DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton("dataFolder", taken);
        // What was registered first is destroyed last.
        beans.registerDisposableBean("dataFolder", taken::close);
    }

    static Path folder(ConfigurableEnvironment environment) {
        return Path.of(environment.getRequiredProperty(NAME)).toAbsolutePath().normalize();
    }
}
