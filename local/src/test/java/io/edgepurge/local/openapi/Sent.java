package io.edgepurge.local.openapi;

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
record Sent(String operation, Map<String, String> values, Optional<Body> body, Optional<String> key, Fault fault) {
    Sent {
        values = new LinkedHashMap<>(values);
    }

    static Sent to(String operation, String key) {
        return new Sent(operation, Map.of(), Optional.empty(), Optional.of(key), Fault.NONE);
    }

    Sent with(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(parameter, value);
        return new Sent(operation, more, body, key, fault);
    }

    Sent with(Body other) {
        return new Sent(operation, values, Optional.of(other), key, fault);
    }

    Sent with(JsonNode json) {
        return with(Body.json(json.toString()));
    }

    Sent as(String otherKey) {
        return new Sent(operation, values, body, Optional.of(otherKey), fault);
    }

    Sent asNobody() {
        return new Sent(operation, values, body, Optional.empty(), fault);
    }

    Sent under(Fault other) {
        return new Sent(operation, values, body, key, other);
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
