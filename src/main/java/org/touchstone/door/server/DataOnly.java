package org.touchstone.door.server;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.touchstone.base.settings.Settings;

/** The data of the service, without the service. No configuration by annotation: the service must not take it up. */
@EnableAutoConfiguration
@EnableConfigurationProperties(Settings.class)
@ComponentScan({
    "org.touchstone.base.accounts",
    "org.touchstone.base.audit",
    "org.touchstone.base.jobs",
    "org.touchstone.casework.courses",
    "org.touchstone.casework.evidence",
    "org.touchstone.casework.rulesets",
    "org.touchstone.run.operation"
})
@Import({Foundations.class, DatabaseConnections.class})
class DataOnly {}
