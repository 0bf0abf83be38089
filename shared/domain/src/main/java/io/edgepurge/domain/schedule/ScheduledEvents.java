package io.edgepurge.domain.schedule;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeSpec;
import java.util.Optional;

/** How a schedule spells the event that it sends. Safe for use by many threads. */
public interface ScheduledEvents {
    /** What to send each time, with the marks that EventBridge Scheduler replaces. */
    String eventOf(PurgeSchedule schedule);

    /** What an event asks for and for whom, if it is one that would be understood. */
    Optional<Order> read(String event);

    /** Who is to purge what. */
    record Order(AccountId account, PurgeSpec asked) {}
}
