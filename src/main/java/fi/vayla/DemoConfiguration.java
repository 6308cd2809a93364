package fi.vayla;

import fi.vayla.simulator.Town;
import fi.vayla.simulator.TownSettings;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** A simulated town in the hub's own process, for {@code ./vayla demo} alone. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@EnableConfigurationProperties({DemoSettings.class, TownSettings.class})
class DemoConfiguration {

    @Bean
    Town town(TownSettings settings, Clock clock, RandomGenerator random) {
        return Town.start(settings, clock, random);
    }
}
