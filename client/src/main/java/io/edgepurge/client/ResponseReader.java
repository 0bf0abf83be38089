package io.edgepurge.client;

import java.util.function.Function;

/** Turns an HTTP response into a value or an exception. */
final class ResponseReader {
    private static final int FIRST_ERROR = 400;

    private ResponseReader() {}

    /**
     * Returns the value in the body of a successful response.
     *
     * @throws PurgeRefused if the service refused the request and earlier attempts had no effect
     * @throws PurgeOutcomeUnknown if the outcome cannot be determined
     */
    static <T> JsonResponse<T> read(ClientResponse response, ClientRequest request, Function<JsonFields, T> reader) {
        if (!response.isSuccess()) {
            throw failure(response, request);
        }
        try {
            return new JsonResponse<>(reader.apply(JsonFields.parse(response.body())), response.body());
        } catch (UnreadableResponse e) {
            throw new PurgeOutcomeUnknown(
                    "HTTP status " + response.status() + ", but " + e.getMessage() + ".", request.idempotencyKey(), e);
        }
    }

    private static PurgeException failure(ClientResponse response, ClientRequest request) {
        Problem problem = response.problem();
        boolean earlierAttemptMayCount = response.earlierOutcomeUnknown()
                && request.idempotencyKey().isPresent()
                && problem.precedesIdempotencyCheck();
        return response.status() >= FIRST_ERROR && !problem.outcomeUnknown() && !earlierAttemptMayCount
                ? new PurgeRefused(problem)
                : new PurgeOutcomeUnknown(problem.line(), request.idempotencyKey(), null);
    }
}
