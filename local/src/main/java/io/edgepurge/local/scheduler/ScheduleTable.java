package io.edgepurge.local.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.local.scheduler.StoredSchedule.Identity;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The schedules of all groups, in memory, each with the thread that runs it. Safe for many threads. */
final class ScheduleTable implements AutoCloseable {
    private static final String DEFAULT_GROUP = "default";

    private final String arnPrefix;
    private final Set<String> groups;
    private final Targets targets;
    private final Clock clock;
    private final Map<String, StoredSchedule> schedules = new TreeMap<>();
    private final Map<String, ScheduleRun> runs = new TreeMap<>();

    ScheduleTable(String arnPrefix, Set<String> groups, Targets targets, Clock clock) {
        this.arnPrefix = arnPrefix;
        this.groups = Set.copyOf(groups);
        this.targets = targets;
        this.clock = clock;
    }

    boolean hasGroup(String group) {
        return group.equals(DEFAULT_GROUP) || groups.contains(group);
    }

    synchronized Optional<StoredSchedule> find(String group, String name) {
        return Optional.ofNullable(schedules.get(identityOf(group, name).key()));
    }

    /** By name. */
    synchronized List<StoredSchedule> of(Optional<String> group) {
        return schedules.values().stream()
                .filter(schedule -> group.filter(
                                name -> !name.equals(schedule.identity().group()))
                        .isEmpty())
                .toList();
    }

    /** Nothing, if there is one. */
    synchronized Optional<StoredSchedule> create(String group, String name, JsonNode settings) {
        Instant now = clock.instant();
        StoredSchedule created = new StoredSchedule(identityOf(group, name), settings, now, now);
        if (schedules.containsKey(created.identity().key())) {
            return Optional.empty();
        }
        // the first run of a rate is at once
        keep(created, now.minusNanos(1));
        return Optional.of(created);
    }

    /** Nothing, if there is none. */
    synchronized Optional<StoredSchedule> replace(String group, String name, JsonNode settings) {
        Instant now = clock.instant();
        return find(group, name)
                .map(old -> new StoredSchedule(old.identity(), settings, old.createdAt(), now))
                .map(replacement -> {
                    keep(replacement, now);
                    return replacement;
                });
    }

    synchronized boolean delete(String group, String name) {
        String key = identityOf(group, name).key();
        Optional.ofNullable(runs.remove(key)).ifPresent(ScheduleRun::close);
        return schedules.remove(key) != null;
    }

    private void keep(StoredSchedule schedule, Instant after) {
        String key = schedule.identity().key();
        Optional.ofNullable(runs.remove(key)).ifPresent(ScheduleRun::close);
        schedules.put(key, schedule);
        runs.put(key, ScheduleRun.start(schedule, after, targets, clock, this::ended));
    }

    private synchronized void ended(StoredSchedule schedule) {
        if (schedule.endsWithItsLastRun()) {
            // unless it has been replaced since
            schedules.remove(schedule.identity().key(), schedule);
        }
    }

    private Identity identityOf(String group, String name) {
        return new Identity(arnPrefix, group, name);
    }

    /** Runs nothing more. */
    @Override
    public synchronized void close() {
        runs.values().forEach(ScheduleRun::close);
        runs.clear();
    }
}
