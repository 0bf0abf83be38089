package io.edgepurge.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reservations whose purges this process has recorded. The next update of the same quota item removes them, so a settled
 * reservation costs no request. If the process ends before, recovery removes them. Safe for use by many threads.
 */
final class SettledReservations {
    /** Limits an update expression, which can have 4 KB. */
    private static final int MOST_PER_UPDATE = 20;

    /** Limits memory. */
    private static final int MOST_QUOTAS = 1_000;

    private final Map<Key, List<String>> byQuota = new HashMap<>();

    /** Takes the ids that the next update removes. */
    synchronized List<String> take(Key quota) {
        List<String> all = byQuota.getOrDefault(quota, List.of());
        List<String> taken = List.copyOf(all.subList(0, Math.min(all.size(), MOST_PER_UPDATE)));
        if (taken.size() == all.size()) {
            byQuota.remove(quota);
        } else {
            all.subList(0, taken.size()).clear();
        }
        return taken;
    }

    synchronized void add(Key quota, Collection<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        if (byQuota.size() >= MOST_QUOTAS) {
            byQuota.clear();
        }
        byQuota.computeIfAbsent(quota, none -> new ArrayList<>()).addAll(ids);
    }
}
