package fi.vayla.system.rest;

import fi.vayla.attachment.AttachmentStore;
import fi.vayla.system.AdapterFactory;
import fi.vayla.system.HttpConnections;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.stereotype.Component;

/** Makes adapters for systems with a REST interface. */
@Component
final class RestAdapterFactory implements AdapterFactory {

    private final HttpConnections connections;

    private final ObjectFactory<AttachmentStore> attachments;

    /** @param attachments asked for when there is a file to send */
    RestAdapterFactory(HttpConnections connections, ObjectFactory<AttachmentStore> attachments) {
        this.connections = connections;
        this.attachments = attachments;
    }

    @Override
    public String id() {
        return "rest";
    }

    @Override
    public SystemAdapter create(SystemDefinition definition) {
        return new RestAdapter(definition, connections.to(definition), attachments);
    }
}
