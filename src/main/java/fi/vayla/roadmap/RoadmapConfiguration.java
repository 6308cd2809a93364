package fi.vayla.roadmap;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the programmes once, at the start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoadmapSettings.class)
class RoadmapConfiguration {

    @Bean
    Programmes programmes(RoadmapSettings settings) {
        return Programmes.load(settings.folder());
    }

    @Bean
    PastTables pastTables(Programmes programmes) {
        return recordedAt -> programmes;
    }
}
