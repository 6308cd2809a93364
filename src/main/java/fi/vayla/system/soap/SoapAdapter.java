package fi.vayla.system.soap;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.system.Call;
import fi.vayla.system.Capability;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import fi.vayla.system.SystemHttp;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import tools.jackson.core.JsonPointer;

/**
 * One system with a SOAP interface. A route says the {@code action} of the operation, if it has one. What it sends is {@link
 * SoapEnvelope}'s, what the answers mean {@link SoapAnswer}'s.
 */
final class SoapAdapter implements SystemAdapter {

    private static final String ACTION = "action";

    private final SystemDefinition definition;
    private final SoapOptions options;
    private final SystemHttp http;
    private final JsonPointer targetId;

    SoapAdapter(SystemDefinition definition, SystemHttp http) {
        this.definition = definition;
        this.options = SoapOptions.of(definition);
        this.http = http;
        this.targetId = definition.targetIdPointer();
    }

    @Override
    public void check(Map<String, String> parameters) {
        parameters.forEach((name, value) -> {
            if (!name.equals(ACTION)) {
                throw InvalidConfiguration.ofUnknown(
                        name, "system:" + definition.id() + " has no parameter " + name + "; it takes action");
            }
            if (!value.matches("[\\x21-\\x7e&&[^\"\\\\]]*")) { // it stands in a header between quotation marks
                throw InvalidConfiguration.of(
                        name,
                        "The action %s of system:%s is none; write it as the service's WSDL has it"
                                .formatted(value, definition.id()));
            }
        });
    }

    /** A service is not asked; of the system the administrator says whether it knows repeats. */
    @Override
    public Capability capability(Map<String, String> parameters) {
        return definition.idempotent() ? Capability.IDEMPOTENT : Capability.NEITHER;
    }

    @Override
    public Outcome deliver(Call call) {
        SoapVersion version = options.version();
        String action = call.parameters().getOrDefault(ACTION, "");
        HttpUriRequestBase request;
        try {
            request = http.request("POST", "", call);
            request.setEntity(new ByteArrayEntity(
                    SoapEnvelope.write(call.body(), version), ContentType.parse(version.contentType(action))));
        } catch (SoapEnvelope.Unfit | URISyntaxException e) {
            return new Outcome.Refused(Outcome.Reason.MAPPING, String.valueOf(e.getMessage()));
        }
        request.setHeader("Accept", version.mediaType());
        if (version == SoapVersion.V1_1) {
            request.setHeader("SOAPAction", "\"" + action + "\""); // chapter 6.1.1: there, even if empty
        }
        try {
            return http.execute(
                    request,
                    response -> SoapAnswer.outcome(response, SystemHttp.body(response), targetId, options.refusals()));
        } catch (IOException e) {
            return SystemHttp.outcome(e);
        }
    }
}
