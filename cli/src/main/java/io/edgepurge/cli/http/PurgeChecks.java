package io.edgepurge.cli.http;

import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.Printable;
import io.edgepurge.client.JsonResponse;
import io.edgepurge.client.Purge;
import io.edgepurge.client.PurgeItem;
import io.edgepurge.client.PurgeStatus;
import io.edgepurge.client.VerificationResult;
import java.util.List;
import java.util.stream.Collectors;

/** Turns the status of purges into the exit code of the command. */
final class PurgeChecks {
    private PurgeChecks() {}

    /** @throws CommandFailure unless all purges are completed, and no visit to a URL is pending or got an old copy */
    static void requireCompleted(List<JsonResponse<Purge>> purges) {
        requireNotFailed(purges);
        List<String> unfinished = purges.stream()
                .map(JsonResponse::value)
                .filter(purge -> !purge.isSettled())
                .map(Purge::id)
                .toList();
        if (!unfinished.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.TIMED_OUT,
                    "The wait timed out; the purge continues. To wait again, run: edgepurge status --wait "
                            + String.join(" ", unfinished));
        }
        requireNotStale(purges);
    }

    /** @throws CommandFailure if a visit to a URL got an old copy */
    private static void requireNotStale(List<JsonResponse<Purge>> purges) {
        String lines = purges.stream()
                .flatMap(purge -> purge.value().items().stream())
                .flatMap(item -> item.visit().stream()
                        .filter(visit -> visit.result() == VerificationResult.STALE)
                        .map(visit -> "\n  " + Printable.url(item.item().value())
                                + visit.note()
                                        .map(note -> "\n    " + Printable.line(note))
                                        .orElse("")))
                .collect(Collectors.joining());
        if (!lines.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.STALE,
                    "CloudFront has completed the purge, but an edge location still serves an old copy:" + lines);
        }
    }

    /** @throws CommandFailure if a purge failed or was canceled */
    static void requireNotFailed(List<JsonResponse<Purge>> purges) {
        StringBuilder lines = new StringBuilder();
        for (JsonResponse<Purge> response : purges) {
            Purge purge = response.value();
            switch (purge.status()) {
                case FAILED ->
                    lines.append("\nPurge ")
                            .append(purge.id())
                            .append(" failed:")
                            .append(failedItems(purge));
                case CANCELLED -> lines.append("\nPurge ").append(purge.id()).append(" was canceled.");
                case QUEUED, SUBMITTED, COMPLETED -> {}
            }
        }
        if (!lines.isEmpty()) {
            throw new CommandFailure(ExitCode.FAILED, lines.substring(1));
        }
    }

    private static String failedItems(Purge purge) {
        StringBuilder lines = new StringBuilder();
        for (PurgeItem item : purge.items()) {
            if (item.state().status() == PurgeStatus.FAILED) {
                lines.append("\n  ").append(Printable.url(item.item().value()));
                item.state().reason().ifPresent(reason -> lines.append("\n    ").append(Printable.line(reason)));
            }
        }
        return lines.toString();
    }
}
