package io.edgepurge.local.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.local.scheduler.StoredSchedule.Identity;
import io.edgepurge.local.time.Timer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The schedules of all groups, in memory, and their runs. Thread-safe. */
final class ScheduleTable implements AutoCloseable {
    private static final String DEFAULT_GROUP = "default";

    private final String arnPrefix;
    private final Set<String> groups;
    private final Targets targets;
    private final Timer timer;
    private final Map<String, StoredSchedule> schedules = new TreeMap<>();
    private final Map<String, ScheduleRun> runs = new TreeMap<>();

    ScheduleTable(String arnPrefix, Set<String> groups, Targets targets, Timer timer) {
        this.arnPrefix = arnPrefix;
        this.groups = Set.copyOf(groups);
        this.targets = targets;
        this.timer = timer;
    }

    boolean hasGroup(String group) {
        return group.equals(DEFAULT_GROUP) || groups.contains(group);
    }

    synchronized Optional<StoredSchedule> find(String group, String name) {
        return Optional.ofNullable(schedules.get(identityOf(group, name).key()));
    }

    /** Returns the schedules of a group, or of all groups, by name. */
    synchronized List<StoredSchedule> of(Optional<String> group) {
        return schedules.values().stream()
                .filter(schedule -> group.filter(
                                name -> !name.equals(schedule.identity().group()))
                        .isEmpty())
                .toList();
    }

    /** Creates a schedule; empty if one with this name exists. */
    synchronized Optional<StoredSchedule> create(String group, String name, JsonNode settings) {
        Instant now = timer.now();
        StoredSchedule created = new StoredSchedule(identityOf(group, name), settings, now, now);
        if (schedules.containsKey(created.identity().key())) {
            return Optional.empty();
        }
        // A rate schedule runs for the first time immediately.
        start(created, now.minusNanos(1));
        return Optional.of(created);
    }

    /** Replaces a schedule; empty if there is none with this name. */
    synchronized Optional<StoredSchedule> replace(String group, String name, JsonNode settings) {
        Instant now = timer.now();
        Optional<StoredSchedule> replacement =
                find(group, name).map(old -> new StoredSchedule(old.identity(), settings, old.createdAt(), now));
        replacement.ifPresent(schedule -> start(schedule, now));
        return replacement;
    }

    synchronized boolean delete(String group, String name) {
        String key = identityOf(group, name).key();
        stop(key);
        return schedules.remove(key) != null;
    }

    private void start(StoredSchedule schedule, Instant after) {
        String key = schedule.identity().key();
        stop(key);
        schedules.put(key, schedule);
        runs.put(key, ScheduleRun.start(schedule, after, targets, timer, this::removeIfCompleted));
    }

    private void stop(String key) {
        Optional.ofNullable(runs.remove(key)).ifPresent(ScheduleRun::close);
    }

    private synchronized void removeIfCompleted(StoredSchedule schedule) {
        if (schedule.deletesAfterCompletion()) {
            // Keeps the schedule if it has been replaced meanwhile.
            schedules.remove(schedule.identity().key(), schedule);
        }
    }

    private Identity identityOf(String group, String name) {
        return new Identity(arnPrefix, group, name);
    }

    /** Stops all schedules. */
    @Override
    public synchronized void close() {
        runs.values().forEach(ScheduleRun::close);
        runs.clear();
    }
}
