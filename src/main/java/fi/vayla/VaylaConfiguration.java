package fi.vayla;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What comes from outside every package: time and chance. */
@Configuration(proxyBeanMethods = false)
class VaylaConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    RandomGenerator random() {
        return new java.util.Random(); // one of the thread-safe generators
    }
}
