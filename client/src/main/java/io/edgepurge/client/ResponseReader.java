package io.edgepurge.client;

import java.util.function.Function;

/** What HTTP's replies come to. */
final class ResponseReader {
    private ResponseReader() {}

    /**
     * The answer, if the reply is one.
     *
     * @throws PurgeRefused if it is a no, also to attempts before this one
     * @throws PurgeOutcomeUnknown if it is neither
     */
    static <T> T read(ClientResponse reply, ClientRequest call, Function<JsonFields, T> reader) {
        if (!reply.isGood()) {
            throw failure(reply, call);
        }
        try {
            return reader.apply(JsonFields.parse(reply.body()));
        } catch (UnreadableResponse e) {
            throw new PurgeOutcomeUnknown(new NoResponse(
                    "HTTP status " + reply.status() + ", but " + e.getMessage() + ".", call.purgeKey(), e));
        }
    }

    private static PurgeException failure(ClientResponse reply, ClientRequest call) {
        Problem problem = reply.problem();
        boolean unknownOfBefore = reply.open() && call.purgeKey().isPresent() && problem.precedesIdempotencyCheck();
        return reply.status() >= 400 && !problem.outcomeUnknown() && !unknownOfBefore
                ? new PurgeRefused(problem)
                : new PurgeOutcomeUnknown(new NoResponse(problem.line(), call.purgeKey(), null));
    }
}
