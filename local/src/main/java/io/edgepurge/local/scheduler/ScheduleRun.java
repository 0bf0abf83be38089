package io.edgepurge.local.scheduler;

import static java.util.Map.entry;

import io.edgepurge.local.time.Timer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs one schedule until its last run or until it is closed. Runs that were missed while the machine was suspended are
 * combined into one late run. AWS would run all of them.
 */
final class ScheduleRun implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ScheduleRun.class.getName());

    private final Targets targets;
    private final Timer timer;
    private final Thread loop;

    private ScheduleRun(
            StoredSchedule schedule,
            Instant after,
            Targets targets,
            Timer timer,
            Consumer<StoredSchedule> onCompletion) {
        this.targets = targets;
        this.timer = timer;
        this.loop = Thread.ofVirtual().unstarted(() -> {
            if (runToEnd(schedule, after)) {
                onCompletion.accept(schedule);
            }
        });
    }

    static ScheduleRun start(
            StoredSchedule schedule,
            Instant after,
            Targets targets,
            Timer timer,
            Consumer<StoredSchedule> onCompletion) {
        ScheduleRun run = new ScheduleRun(schedule, after, targets, timer, onCompletion);
        run.loop.start();
        return run;
    }

    /** Returns true if the schedule reached its last run before it was closed. */
    private boolean runToEnd(StoredSchedule schedule, Instant after) {
        try {
            Optional<Instant> due = schedule.next(after);
            while (due.isPresent()) {
                Occurrence occurrence = new Occurrence(schedule, due.get());
                timer.sleepUntil(occurrence.due());
                // A delivery in progress continues after the schedule is closed.
                Thread.startVirtualThread(() -> deliver(occurrence));
                due = schedule.next(later(occurrence.due(), timer.now()));
            }
            return schedule.enabled();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void deliver(Occurrence occurrence) {
        if (!targets.deliver(occurrence.target(), occurrence.payload())) {
            LOG.log(
                    Level.WARNING,
                    "A schedule did not reach its target",
                    entry("schedule.name", occurrence.schedule().identity().name()));
            boolean _ = targets.deliver(occurrence.deadLetters(), occurrence.payload());
        }
    }

    @Override
    public void close() {
        loop.interrupt();
    }
}
