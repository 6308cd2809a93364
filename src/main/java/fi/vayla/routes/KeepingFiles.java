package fi.vayla.routes;

import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.GenericFileProcessStrategy;

/** What becomes of a file that was picked up: as the route says, but one that the hub cannot take now stays where it is. */
final class KeepingFiles<T> implements GenericFileProcessStrategy<T> {

    private final GenericFileProcessStrategy<T> routes;

    KeepingFiles(GenericFileProcessStrategy<T> routes) {
        this.routes = routes;
    }

    @Override
    public void prepareOnStartup(GenericFileOperations<T> operations, GenericFileEndpoint<T> endpoint)
            throws Exception {
        routes.prepareOnStartup(operations, endpoint);
    }

    @Override
    public boolean begin(
            GenericFileOperations<T> operations,
            GenericFileEndpoint<T> endpoint,
            Exchange exchange,
            GenericFile<T> file)
            throws Exception {
        return routes.begin(operations, endpoint, exchange, file);
    }

    @Override
    public void abort(
            GenericFileOperations<T> operations,
            GenericFileEndpoint<T> endpoint,
            Exchange exchange,
            GenericFile<T> file)
            throws Exception {
        routes.abort(operations, endpoint, exchange, file);
    }

    @Override
    public void commit(
            GenericFileOperations<T> operations,
            GenericFileEndpoint<T> endpoint,
            Exchange exchange,
            GenericFile<T> file)
            throws Exception {
        routes.commit(operations, endpoint, exchange, file);
    }

    @Override
    public void rollback(
            GenericFileOperations<T> operations,
            GenericFileEndpoint<T> endpoint,
            Exchange exchange,
            GenericFile<T> file)
            throws Exception {
        if (MessageNotTaken.isCauseOf(exchange.getException())) {
            routes.abort(operations, endpoint, exchange, file);
        } else {
            routes.rollback(operations, endpoint, exchange, file);
        }
    }

    @Override
    public String toString() {
        return "a refused file to failed, one that was not taken stays"; // as Camel logs it
    }
}
