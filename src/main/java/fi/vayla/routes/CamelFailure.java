package fi.vayla.routes;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import fi.vayla.system.Outcome;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What an exception of a Camel component means for a delivery. Where it does not say that nothing can have reached the system,
 * nor that the system refused it, the outcome is unknown.
 */
final class CamelFailure {

    /** Permission denied, no such operation: draft-ietf-secsh-filexfer-02, chapter 7. */
    private static final Set<Integer> SFTP_REFUSALS = Set.of(3, 8);

    /** No access or no such folder, no space for this account, name not allowed: RFC 959, chapter 4.2. */
    private static final Set<Integer> FTP_REFUSALS = Set.of(550, 552, 553);

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
            case NoTypeConversionAvailableException _ -> unfit(cause);
            case IllegalArgumentException _ -> unfit(cause);
            default -> null;
        };
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
