package io.edgepurge.cli.http;

import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.Session;
import io.edgepurge.client.HttpPurgeClient;
import io.edgepurge.client.Purge;
import io.edgepurge.client.PurgeItem;
import io.edgepurge.client.PurgeStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Waits for the end of purges, one after the other, and shows on a terminal how far they are. */
final class ProgressWaiter {
    private final Session session;
    private final InstantSource clock;

    ProgressWaiter(Session session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * The purges as last seen.
     *
     * @param items how many there are in all
     */
    List<Purge> until(HttpPurgeClient client, List<String> ids, int items, Duration timeout) {
        Instant end = clock.instant().plus(timeout);
        Map<String, Integer> ended = new HashMap<>();
        List<Purge> purges = new ArrayList<>();
        try (ProgressLine line = new ProgressLine(session, items)) {
            line.show(0);
            for (String id : ids) {
                purges.add(client.await(id, Duration.between(clock.instant(), end), purge -> {
                    ended.put(id, endedOf(purge));
                    line.show(
                            ended.values().stream().mapToInt(Integer::intValue).sum());
                }));
            }
        }
        return purges;
    }

    private static int endedOf(Purge purge) {
        return (int) purge.items().stream()
                .filter(item -> item.state().status().hasEnded())
                .count();
    }

    /** @throws CommandFailure unless all of them are completed */
    static void mustBeCompleted(List<Purge> purges) {
        List<String> open = purges.stream()
                .filter(purge -> !purge.hasEnded())
                .map(Purge::id)
                .toList();
        mustNotHaveFailed(purges);
        if (!open.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.GAVE_UP_WAITING,
                    "Not completed in time; it goes on: edgepurge status --wait " + String.join(" ", open));
        }
    }

    /** @throws CommandFailure if one of them failed or was cancelled */
    static void mustNotHaveFailed(List<Purge> purges) {
        StringBuilder lines = new StringBuilder();
        for (Purge purge : purges) {
            switch (purge.status()) {
                case FAILED ->
                    lines.append("\nPurge ")
                            .append(purge.id())
                            .append(" failed:")
                            .append(failed(purge));
                case CANCELLED -> lines.append("\nPurge ").append(purge.id()).append(" was cancelled.");
                case QUEUED, SUBMITTED, COMPLETED -> {}
            }
        }
        if (!lines.isEmpty()) {
            throw new CommandFailure(ExitCode.FAILED, lines.substring(1));
        }
    }

    private static String failed(Purge purge) {
        StringBuilder lines = new StringBuilder();
        for (PurgeItem item : purge.items()) {
            if (item.state().status() == PurgeStatus.FAILED) {
                lines.append("\n  ").append(item.item().value());
                item.state().reason().ifPresent(reason -> lines.append("\n    ").append(reason));
            }
        }
        return lines.toString();
    }
}
