package fi.vayla.view;

import fi.vayla.log.LogFollower;
import fi.vayla.log.LogGroups;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ViewConfiguration {

    @Bean
    static ViewDatabase viewDatabase() {
        return new ViewDatabase();
    }

    @Bean
    ViewReader viewReader(JdbcClient jdbc) {
        return new ViewReader(jdbc);
    }

    @Bean
    StatementReader statementReader(JdbcClient jdbc) {
        return new StatementReader(jdbc);
    }

    @Bean
    Projector projector(
            JdbcTemplate jdbc,
            JdbcClient client,
            PlatformTransactionManager transactions,
            LogFollower follower,
            LogGroups groups,
            Clock clock) {
        return new Projector(
                new ViewSchema(client),
                new ViewWriter(jdbc),
                client,
                new TransactionTemplate(transactions),
                follower,
                groups,
                clock);
    }
}
