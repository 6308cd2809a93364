package fi.vayla.attachment;

import fi.vayla.security.Secrets;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AttachmentSettings.class)
class AttachmentConfiguration {

    @Bean
    Storage attachmentStorage(AttachmentSettings settings, Secrets secrets) {
        return settings.bucket()
                .<Storage>map(bucket -> new S3Storage(bucket, secrets))
                .orElseGet(() -> new FolderStorage(settings.folder()));
    }

    @Bean
    AttachmentStore attachmentStore(Storage storage, AttachmentSettings settings) {
        return new AttachmentStore(
                storage,
                settings.incoming(),
                settings.largest().toBytes(),
                settings.minFree().toBytes());
    }

    @Bean(initMethod = "start")
    Sweeping attachmentSweeping(Storage storage, AttachmentSettings settings, Clock clock) {
        return new Sweeping(storage, settings, clock);
    }
}
