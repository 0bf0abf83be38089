package io.edgepurge.domain.schedule;

import io.edgepurge.domain.purge.PurgeId;
import java.time.Instant;

/**
 * A run of a schedule whose request was answered.
 *
 * @param at the time of the answer
 */
public record ScheduleRun(Instant at, Outcome outcome) {
    /** The answer to the request of a run. */
    public sealed interface Outcome {
        /**
         * The request became one purge or, if the list is long, several.
         *
         * @param first the first purge
         */
        record Accepted(PurgeId first) implements Outcome {}

        /**
         * The request was refused, or its list was accepted only in part.
         *
         * @param problem the type of the problem, such as {@code /problems/items-refused}
         */
        record Refused(String problem) implements Outcome {}
    }
}
