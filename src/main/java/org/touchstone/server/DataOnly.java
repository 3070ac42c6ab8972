package org.touchstone.server;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.touchstone.settings.Settings;

/** The data of the service, without the service. No configuration by annotation: the service must not take it up. */
@EnableAutoConfiguration
@EnableConfigurationProperties(Settings.class)
@ComponentScan({"org.touchstone.accounts", "org.touchstone.audit", "org.touchstone.casework", "org.touchstone.operation"
})
@Import({Foundations.class, DatabaseConnections.class})
class DataOnly {}
