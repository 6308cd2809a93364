package fi.vayla.routes;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.net.ConnectException;
import org.springframework.jms.connection.CachingConnectionFactory;

/** The one connection over which all messages for a queue are sent; opened with the first, and again when it was lost. */
final class SharedConnection extends CachingConnectionFactory {

    /** @param sessions how many are kept for those who send at once */
    SharedConnection(ConnectionFactory broker, int sessions) {
        super(broker);
        setSessionCacheSize(sessions);
    }

    /** Without a connection nothing was sent; the exceptions of brokers do not tell that from a call without an answer. */
    @Override
    protected Connection doCreateConnection() throws JMSException {
        try {
            return super.doCreateConnection();
        } catch (JMSException e) {
            ConnectException away = new ConnectException(e.getMessage());
            away.initCause(e);
            JMSException none = new JMSException(e.getMessage());
            none.initCause(away);
            throw none;
        }
    }
}
