package fi.vayla.roadmap;

import fi.vayla.log.LogFollower;
import fi.vayla.log.LogReader;
import fi.vayla.log.RowLog;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds out at the start which edition of the programmes counts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoadmapSettings.class)
class RoadmapConfiguration {

    @Bean
    Editions editions(RoadmapSettings settings, RowLog rows, LogFollower follower, LogReader reader, Clock clock) {
        return new Editions(settings, rows, follower, reader, clock);
    }

    @Bean
    PastTables pastTables(Editions editions) {
        return editions::at;
    }
}
