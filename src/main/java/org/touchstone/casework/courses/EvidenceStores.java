package org.touchstone.casework.courses;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.touchstone.base.settings.Settings;

/** Where evidence files are kept, as the settings say. */
@Configuration(proxyBeanMethods = false)
class EvidenceStores {

    @Bean
    EvidenceStore evidenceStore(Settings settings) {
        return settings.evidence().inStore()
                ? new BucketStore(settings.evidence())
                : new FolderStore(settings.data().resolve(EvidenceFiles.FOLDER));
    }
}
