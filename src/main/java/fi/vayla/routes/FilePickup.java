package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import java.lang.reflect.Method;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileProcessStrategy;
import org.apache.camel.component.file.remote.RemoteFileEndpoint;
import org.apache.camel.spi.EndpointStrategy;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.ScheduledPollEndpoint;

/**
 * How intake routes fetch where they do not say otherwise: a file is taken once it has not been written to for two seconds,
 * goes to {@code done} when it is durable and to {@code failed} when it is refused, and stays where it is otherwise. A source
 * that does not answer is asked less often.
 */
final class FilePickup implements EndpointStrategy {

    private static final String STAMPED = "/${date:now:yyyyMMdd-HHmmssSSS}-${file:name}";
    private static final int SETTLED_MILLIS = 2000;
    private static final int FAILURES = 3;
    private static final int SKIPPED_POLLS = 10;

    private final ExceptionHandler failures;

    /** @param failures is told what went wrong while a source was asked */
    FilePickup(ExceptionHandler failures) {
        this.failures = failures;
    }

    @Override
    public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
        if (endpoint instanceof ScheduledPollEndpoint polled && polled.getBackoffMultiplier() == 0) {
            polled.setBackoffMultiplier(SKIPPED_POLLS);
            polled.setBackoffErrorThreshold(FAILURES);
        }
        if (endpoint instanceof ScheduledPollEndpoint polled) {
            polled.setExceptionHandler(failures);
        }
        if (endpoint instanceof RemoteFileEndpoint<?> remote) {
            // of a file that is too large no more is read than shows it
            remote.getConfiguration().setStreamDownload(true);
            remote.getConfiguration().setStepwise(false);
            remote.getConfiguration().setThrowExceptionOnConnectFailed(true); // or else nobody is told
        }
        if (endpoint instanceof GenericFileEndpoint<?> files) {
            pickUp(files, uri);
        }
        return endpoint;
    }

    static InvalidConfiguration noPreMove() {
        return InvalidConfiguration.of(
                "preMove",
                "preMove leaves a file behind that the hub was killed with; remove it, since one instance only reads");
    }

    private static <T> void pickUp(GenericFileEndpoint<T> files, String uri) {
        if (files.getPreMove() != null) {
            throw noPreMove();
        }
        if (!uri.contains("autoCreate")) {
            files.setAutoCreate(false); // a share that is away is no empty folder
        }
        if (files instanceof FileEndpoint folder && !uri.contains("irectoryMustExist")) {
            folder.setDirectoryMustExist(true); // or else nobody is told
        }
        if (!uri.contains("readLock")) {
            files.setReadLock("changed");
            files.setReadLockMinAge(SETTLED_MILLIS);
            files.setReadLockTimeout(5 * SETTLED_MILLIS);
        }
        if (files.getMove() == null && !files.isDelete() && !files.isNoop()) {
            files.setMove("done" + STAMPED);
        }
        if (files.getMoveFailed() == null) {
            files.setMoveFailed("failed" + STAMPED);
        }
        if (files.getProcessStrategy() == null) {
            files.setProcessStrategy(new KeepingFiles<>(camels(files)));
        }
    }

    /** Camel makes it only where it makes the consumer, without a way to have it wrapped. */
    @SuppressWarnings("unchecked") // as the method is declared
    private static <T> GenericFileProcessStrategy<T> camels(GenericFileEndpoint<T> files) {
        try {
            Method make = GenericFileEndpoint.class.getDeclaredMethod("createGenericFileStrategy");
            make.setAccessible(true);
            return (GenericFileProcessStrategy<T>) make.invoke(files);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This Camel makes the strategy of a file endpoint in another way", e);
        }
    }
}
