package io.edgepurge.local.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request of {@code POST /2015-03-31/functions/{name}/invocations}. */
record InvokeRequest(String function, InvocationType type, String payload) {
    private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");

    /** A function as a name, {@code name:alias}, or an ARN with or without an alias. */
    private static final Pattern FUNCTION =
            Pattern.compile("(?:arn:[^:]+:lambda:[^:]+:[0-9]+:function:)?([A-Za-z0-9_-]+)(?::[^:]+)?");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MEGABYTE = 1024 * 1024;

    /** Lambda's invocation types. */
    enum InvocationType {
        REQUEST_RESPONSE("RequestResponse", 6 * MEGABYTE),
        EVENT("Event", MEGABYTE),
        DRY_RUN("DryRun", 6 * MEGABYTE);

        private final String wireName;

        /** @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda quotas</a> */
        private final int maxBytes;

        InvocationType(String wireName, int maxBytes) {
            this.wireName = wireName;
            this.maxBytes = maxBytes;
        }

        static InvocationType of(Optional<String> header) {
            for (InvocationType type : values()) {
                if (header.filter(type.wireName::equals).isPresent()) {
                    return type;
                }
            }
            return REQUEST_RESPONSE;
        }
    }

    /** Reads a request; empty if it is a different operation. */
    static Optional<InvokeRequest> read(HttpExchange exchange) throws IOException {
        Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
        if (!exchange.getRequestMethod().equals("POST") || !path.matches()) {
            return Optional.empty();
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        Matcher function = FUNCTION.matcher(path.group(1));
        return Optional.of(new InvokeRequest(
                function.matches() ? function.group(1) : path.group(1),
                InvocationType.of(
                        Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"))),
                body.length == 0 ? "{}" : new String(body, StandardCharsets.UTF_8)));
    }

    /** Returns the errors that Lambda reports before it looks up the function. */
    Optional<InvokeResponse> validationError() {
        if (payload.getBytes(StandardCharsets.UTF_8).length > type.maxBytes) {
            return Optional.of(InvokeResponse.error(
                    413, "RequestTooLargeException", "Request must be smaller than " + type.maxBytes + " bytes"));
        }
        return isJson()
                ? Optional.empty()
                : Optional.of(InvokeResponse.error(
                        400, "InvalidRequestContentException", "Could not parse request body into json"));
    }

    private boolean isJson() {
        try {
            return JSON.readTree(payload) != null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
