package io.edgepurge.domain.purge;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cause of an adapter's exception: a call of another service failed. It names the call and the error for the log, and never
 * contains values of the request.
 */
public final class ServiceCallFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String service;
    private final String operation;
    private final String errorCode;
    private final String cancellationReasons;

    /**
     * Creates the description of a failed call.
     *
     * @param operation as the API of the service names it
     * @param errorCode as the service names the error; the class of the exception if there is no response
     * @param cancellationReasons one code for each write of a canceled transaction; otherwise empty
     */
    public ServiceCallFailed(
            String service, String operation, String errorCode, List<String> cancellationReasons, Throwable cause) {
        super(service + " " + operation + ": " + errorCode, cause);
        this.service = service;
        this.operation = operation;
        this.errorCode = errorCode;
        this.cancellationReasons = String.join(",", cancellationReasons);
    }

    /** Returns the fields of a log line. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("service", service);
        fields.put("operation", operation);
        fields.put("error.code", errorCode);
        if (!cancellationReasons.isEmpty()) {
            fields.put("cancellation.reasons", cancellationReasons);
        }
        return fields;
    }
}
