package io.edgepurge.response;

import io.edgepurge.domain.purge.BulkPurgeResult.Incomplete;
import io.edgepurge.domain.purge.BulkPurgeResult.OutOfTime;
import io.edgepurge.domain.purge.BulkPurgeResult.Stopped;
import io.edgepurge.domain.purge.BulkPurgeResult.Unanswered;
import java.time.Instant;

/** Maps incomplete bulk requests to problems. */
public final class BulkPurgeProblems {
    private BulkPurgeProblems() {}

    /** @param now the time of the response */
    public static Problem of(Incomplete result, Instant now) {
        return switch (result) {
            case Stopped stopped when stopped.purges().isEmpty() -> RefusalProblems.of(stopped.refusal(), now);
            case Stopped stopped ->
                RefusalProblems.afterAcceptedPurges(stopped.refusal(), now).after(progressOf(stopped));
            case Unanswered unanswered -> Problem.unavailable().after(progressOf(unanswered));
            case OutOfTime outOfTime ->
                Problem.of(
                        ProblemType.UNFINISHED,
                        progressOf(outOfTime) + " Send the same list with the same idempotency key to continue.");
        };
    }

    private static String progressOf(Incomplete result) {
        int accepted = result.purges().stream()
                .mapToInt(purge -> purge.progress().purge().units())
                .sum();
        return "%d items of the list were accepted ('accepted' lists their purges); %d were not."
                .formatted(accepted, result.left());
    }
}
