package io.edgepurge.client;

import java.util.function.Function;

/** What HTTP's replies come to. */
final class Responses {
    private Responses() {}

    /**
     * The answer, if the reply is one.
     *
     * @throws PurgeRefused if it is a no, also to attempts before this one
     * @throws PurgeOutcomeUnknown if it is neither
     */
    static <T> T read(RawResponse reply, HttpRequestSpec call, Function<Fields, T> reader) {
        if (!reply.isGood()) {
            throw failure(reply, call);
        }
        try {
            return reader.apply(Fields.parse(reply.body()));
        } catch (UnreadableResponse e) {
            throw new PurgeOutcomeUnknown(new NoResponse(
                    "HTTP status " + reply.status() + ", but " + e.getMessage() + ".", call.purgeKey(), e));
        }
    }

    private static PurgeException failure(RawResponse reply, HttpRequestSpec call) {
        Problem problem = reply.problem();
        boolean unknownOfBefore = reply.open() && call.purgeKey().isPresent() && problem.isOfTheDoor();
        return reply.status() >= 400 && !problem.leavesItOpen() && !unknownOfBefore
                ? new PurgeRefused(problem)
                : new PurgeOutcomeUnknown(new NoResponse(problem.line(), call.purgeKey(), null));
    }
}
