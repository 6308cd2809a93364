package fi.vayla.routes;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.util.Set;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.jspecify.annotations.Nullable;

/** A real ActiveMQ Artemis on loopback with one user; a message that fails twice goes to the queue DLQ. */
final class QueueServer implements AutoCloseable {

    static final String PASSWORD = "s&la+na 100%?=#ä";
    static final String USER = "vayla";

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final String url;
    private final String mqttUrl;

    /** @param folder of its own */
    QueueServer(Path folder, int port, int mqttPort) throws Exception {
        url = "tcp://localhost:" + port;
        mqttUrl = "tcp://localhost:" + mqttPort;
        Configuration configuration = new ConfigurationImpl()
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setMaxDiskUsage(-1)
                .addAcceptorConfiguration("tcp", url)
                .addAcceptorConfiguration("mqtt", mqttUrl + "?protocols=MQTT")
                .addAddressSetting(
                        "#",
                        new AddressSettings()
                                .setMaxDeliveryAttempts(2)
                                .setDeadLetterAddress(SimpleString.of("DLQ"))
                                .setAutoDeleteQueues(false)
                                .setAutoDeleteAddresses(false));
        server.setConfiguration(configuration);
        server.setSecurityManager(new OneUser());
        server.start();
        try (JMSContext context = factory().createContext(USER, PASSWORD)) {
            context.createConsumer(context.createQueue("DLQ")).close(); // which makes it
        }
    }

    String url() {
        return url;
    }

    String mqttUrl() {
        return mqttUrl;
    }

    ConnectionFactory factory() {
        return new ActiveMQConnectionFactory(url);
    }

    /** How many were opened since the start. */
    long connections() {
        return server.getActiveMQServer().getTotalConnectionCount();
    }

    boolean hasQueue(String queue) {
        return server.getActiveMQServer().locateQueue(SimpleString.of(queue)) != null;
    }

    void put(String queue, String text) {
        try (JMSContext context = factory().createContext(USER, PASSWORD)) {
            context.createProducer().send(context.createQueue(queue), text);
        }
    }

    /** Takes the next one; null when there is none within a moment. */
    @Nullable
    Message take(String queue) {
        try (JMSContext context = factory().createContext(USER, PASSWORD)) {
            return context.createConsumer(context.createQueue(queue)).receive(1000);
        }
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    private static final class OneUser implements ActiveMQSecurityManager {

        @Override
        public boolean validateUser(String user, String password) {
            return USER.equals(user) && PASSWORD.equals(password);
        }

        @Override
        public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType check) {
            return validateUser(user, password);
        }
    }
}
