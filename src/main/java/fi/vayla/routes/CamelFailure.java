package fi.vayla.routes;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import fi.vayla.system.Outcome;
import jakarta.mail.AuthenticationFailedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * What an exception of a Camel component means for a delivery. Where it does not say that nothing can have reached the system,
 * nor that the system refused it, the outcome is unknown.
 */
final class CamelFailure {

    /** Permission denied, no such operation: draft-ietf-secsh-filexfer-02, chapter 7. */
    private static final Set<Integer> SFTP_REFUSALS = Set.of(3, 8);

    /** No access or no such folder, no space for this account, name not allowed: RFC 959, chapter 4.2. */
    private static final Set<Integer> FTP_REFUSALS = Set.of(550, 552, 553);

    /**
     * Nothing was sent: no connection, another one under way, or too much in flight already; and what MQTT 5.0, chapter 2.4, has
     * for a login or a topic that is not allowed, and for a broker that cannot now.
     */
    private static final Set<Integer> MQTT_AWAY = Set.of(
            (int) MqttClientException.REASON_CODE_SERVER_CONNECT_ERROR,
            (int) MqttClientException.REASON_CODE_CLIENT_NOT_CONNECTED,
            (int) MqttClientException.REASON_CODE_CONNECT_IN_PROGRESS,
            (int) MqttClientException.REASON_CODE_MAX_INFLIGHT,
            MqttReturnCode.RETURN_CODE_BAD_USERNAME_OR_PASSWORD,
            MqttReturnCode.RETURN_CODE_NOT_AUTHORIZED,
            MqttReturnCode.RETURN_CODE_SERVER_UNAVAILABLE,
            MqttReturnCode.RETURN_CODE_SERVER_BUSY);

    private CamelFailure() {}

    static Outcome outcome(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            @Nullable Outcome outcome = known(cause);
            if (outcome != null) {
                return outcome;
            }
        }
        return new Outcome.Unknown(text(failure));
    }

    private static @Nullable Outcome known(Throwable cause) {
        return switch (cause) {
            case SftpException sftp when SFTP_REFUSALS.contains(sftp.id) -> refused(cause);
            case GenericFileOperationFailedException ftp when FTP_REFUSALS.contains(ftp.getCode()) -> refused(cause);
            case GenericFileOperationFailedException ftp when ftp.getCode() >= 400 -> away(cause);
            // a session that did not come about, for whatever reason
            case JSchException _ -> away(cause);
            case ConnectException _ -> away(cause);
            case UnknownHostException _ -> away(cause);
            case NoRouteToHostException _ -> away(cause);
            case SSLHandshakeException _ -> away(cause);
            // of a folder on this machine; the file has its name only when it is whole
            case FileSystemException _ -> away(cause);
            case CannotGetJdbcConnectionException _ -> away(cause);
            case SQLException sql -> database(sql);
            case AuthenticationFailedException _ -> away(cause);
            case MailConnectException _ -> away(cause);
            case SMTPSendFailedException mail -> mail(mail.getReturnCode(), cause);
            case SMTPAddressFailedException mail -> mail(mail.getReturnCode(), cause);
            case MqttException mqtt when MQTT_AWAY.contains(mqtt.getReasonCode()) -> away(cause);
            case NoTypeConversionAvailableException _ -> unfit(cause);
            case IllegalArgumentException _ -> unfit(cause);
            default -> null;
        };
    }

    /** By the class of the SQLSTATE: ISO/IEC 9075-2, chapter 24.1; 53 and 57 are PostgreSQL's. */
    private static @Nullable Outcome database(SQLException cause) {
        String state = cause.getSQLState();
        return switch (state == null || state.length() < 2 ? "" : state.substring(0, 2)) {
            case "22", "23", "42" -> refused(cause);
            // a transaction that was rolled back, or none that was begun
            case "28", "40", "53", "57" -> away(cause);
            default -> null;
        };
    }

    /** RFC 5321, chapter 4.2.1: 5 for ever, 4 for now. */
    private static @Nullable Outcome mail(int code, Throwable cause) {
        return code >= 500 ? refused(cause) : code >= 400 ? away(cause) : null;
    }

    private static Outcome refused(Throwable cause) {
        return new Outcome.Refused(Outcome.Reason.REJECTED_BY_SYSTEM, text(cause));
    }

    private static Outcome unfit(Throwable cause) {
        return new Outcome.Refused(Outcome.Reason.MAPPING, text(cause));
    }

    private static Outcome away(Throwable cause) {
        return new Outcome.Unavailable(text(cause), null);
    }

    private static String text(Throwable cause) {
        return cause.getClass().getSimpleName() + ": " + Cause.text(cause);
    }
}
