package io.edgepurge.testing;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduleRun;
import io.edgepurge.domain.schedule.ScheduleRuns;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** In-memory last runs of schedules. */
public final class InMemoryScheduleRuns implements ScheduleRuns {
    private final Map<ScheduleId, ScheduleRun> runs = new ConcurrentHashMap<>();

    @Override
    public void record(ScheduleId id, ScheduleRun run) {
        runs.put(id, run);
    }

    @Override
    public Map<ScheduleId, ScheduleRun> last(AccountId account) {
        return runs.entrySet().stream()
                .filter(entry -> entry.getKey().account().equals(account))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
