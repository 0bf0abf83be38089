package io.edgepurge.domain.schedule;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeSpec;
import java.util.Optional;

/** A port that converts purge schedules to events and back. Safe for use by many threads. */
public interface ScheduledEvents {
    /** Returns the event of each run, with placeholders that EventBridge Scheduler replaces. */
    String toEvent(PurgeSchedule schedule);

    /** Parses an event; empty if it is not valid. */
    Optional<ScheduledPurge> parse(String event);

    /** The purge requested by an event. */
    record ScheduledPurge(AccountId account, PurgeSpec spec) {}
}
