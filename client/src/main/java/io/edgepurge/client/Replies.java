package io.edgepurge.client;

import java.util.function.Function;

/** What HTTP's replies come to. */
final class Replies {
    private Replies() {}

    /**
     * The answer, if the reply is one.
     *
     * @throws PurgeRefused if it is a no, also to attempts before this one
     * @throws PurgeUnanswered if it is neither
     */
    static <T> T read(HttpReply reply, HttpCall call, Function<Fields, T> reader) {
        if (!reply.isGood()) {
            throw failure(reply, call);
        }
        try {
            return reader.apply(Fields.parse(reply.body()));
        } catch (UnreadableAnswer e) {
            throw new PurgeUnanswered(new Unanswered(
                    "HTTP status " + reply.status() + ", but " + e.getMessage() + ".", call.purgeKey(), e));
        }
    }

    private static PurgeException failure(HttpReply reply, HttpCall call) {
        Problem problem = reply.problem();
        boolean unknownOfBefore = reply.open() && call.purgeKey().isPresent() && problem.isOfTheDoor();
        return reply.status() >= 400 && !problem.leavesItOpen() && !unknownOfBefore
                ? new PurgeRefused(problem)
                : new PurgeUnanswered(new Unanswered(problem.line(), call.purgeKey(), null));
    }
}
