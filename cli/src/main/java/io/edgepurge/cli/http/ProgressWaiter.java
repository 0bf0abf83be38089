package io.edgepurge.cli.http;

import io.edgepurge.cli.run.Session;
import io.edgepurge.client.JsonPurgeClient;
import io.edgepurge.client.JsonResponse;
import io.edgepurge.client.Purge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Waits for purges one after the other and shows the progress. */
final class ProgressWaiter {
    private final Session session;
    private final InstantSource clock;

    ProgressWaiter(Session session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * Returns the purges as last seen; some have not ended if the wait timed out.
     *
     * @param items the total number of items
     */
    List<JsonResponse<Purge>> waitFor(JsonPurgeClient client, List<String> ids, int items, Duration timeout) {
        Instant end = clock.instant().plus(timeout);
        Map<String, Integer> ended = new HashMap<>();
        List<JsonResponse<Purge>> purges = new ArrayList<>();
        try (ProgressLine line = new ProgressLine(session, items)) {
            for (String id : ids) {
                purges.add(client.await(id, Duration.between(clock.instant(), end), purge -> {
                    ended.put(id, endedItems(purge));
                    line.show(
                            ended.values().stream().mapToInt(Integer::intValue).sum());
                }));
            }
        }
        return purges;
    }

    private static int endedItems(Purge purge) {
        return (int) purge.items().stream()
                .filter(item -> item.state().status().hasEnded())
                .count();
    }
}
