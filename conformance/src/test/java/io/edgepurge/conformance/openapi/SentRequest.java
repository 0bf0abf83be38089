package io.edgepurge.conformance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request to an operation.
 *
 * @param values of parameters by name, wherever they stand; what the operation does not know goes into the query
 * @param key the private key; without one the request does not say whose it is
 * @param fault what befalls it
 */
record SentRequest(
        String operation, Map<String, String> values, Optional<Body> body, Optional<String> key, Fault fault) {
    SentRequest {
        values = new LinkedHashMap<>(values);
    }

    static SentRequest to(String operation, String key) {
        return new SentRequest(operation, Map.of(), Optional.empty(), Optional.of(key), Fault.NONE);
    }

    SentRequest with(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(parameter, value);
        return new SentRequest(operation, more, body, key, fault);
    }

    SentRequest with(Body other) {
        return new SentRequest(operation, values, Optional.of(other), key, fault);
    }

    SentRequest with(JsonNode json) {
        return with(Body.json(json.toString()));
    }

    SentRequest as(String otherKey) {
        return new SentRequest(operation, values, body, Optional.of(otherKey), fault);
    }

    SentRequest asNobody() {
        return new SentRequest(operation, values, body, Optional.empty(), fault);
    }

    SentRequest under(Fault other) {
        return new SentRequest(operation, values, body, key, other);
    }

    /** A body and what it is said to be. */
    record Body(String contentType, String text) {
        static Body json(String text) {
            return new Body("application/json", text);
        }
    }

    /** What goes wrong behind the API. */
    enum Fault {
        NONE,
        /** DynamoDB fails every call. */
        NO_RECORDS,
        /** DynamoDB cancels every transaction: others were in the way. */
        CONFLICTS,
        /** DynamoDB answers with items that nobody wrote. */
        STRANGE_RECORDS,
        /** EventBridge Scheduler is not there. */
        NO_SCHEDULER,
        /** The function broke; API Gateway answers. */
        BROKEN_FUNCTION
    }
}
