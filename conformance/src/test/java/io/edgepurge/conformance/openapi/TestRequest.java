package io.edgepurge.conformance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request to an operation.
 *
 * @param values the values of parameters by name; unknown parameters become query parameters
 * @param key the private key; empty for an unauthenticated request
 * @param fault the fault during the request
 */
record TestRequest(
        String operation, Map<String, String> values, Optional<Body> body, Optional<String> key, Fault fault) {
    TestRequest {
        values = new LinkedHashMap<>(values);
    }

    static TestRequest to(String operation, String key) {
        return new TestRequest(operation, Map.of(), Optional.empty(), Optional.of(key), Fault.NONE);
    }

    TestRequest with(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(parameter, value);
        return new TestRequest(operation, more, body, key, fault);
    }

    TestRequest with(Body other) {
        return new TestRequest(operation, values, Optional.of(other), key, fault);
    }

    TestRequest with(JsonNode json) {
        return with(Body.json(json.toString()));
    }

    TestRequest as(String otherKey) {
        return new TestRequest(operation, values, body, Optional.of(otherKey), fault);
    }

    TestRequest asNobody() {
        return new TestRequest(operation, values, body, Optional.empty(), fault);
    }

    TestRequest under(Fault other) {
        return new TestRequest(operation, values, body, key, other);
    }

    /** A body and its content type. */
    record Body(String contentType, String text) {
        static Body json(String text) {
            return new Body("application/json", text);
        }
    }

    /** A fault behind the API. */
    enum Fault {
        NONE,
        /** DynamoDB denies every call, which the AWS SDK does not retry. */
        NO_RECORDS,
        /** DynamoDB fails every call, which the AWS SDK retries for seconds. */
        FAILING_RECORDS,
        /** DynamoDB cancels every transaction because of conflicts. */
        CONFLICTS,
        /** DynamoDB returns unexpected items. */
        STRANGE_RECORDS,
        /** EventBridge Scheduler is unreachable. */
        NO_SCHEDULER,
        /** The function fails, and API Gateway responds. */
        BROKEN_FUNCTION
    }
}
