package io.edgepurge.cli.http;

import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.client.CacheTag;
import io.edgepurge.client.PurgeRequest;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What to say about a purge beside its items. */
final class RequestOptions {
    @Option(names = "--reason", paramLabel = "TEXT", description = "why, for the list of purges")
    private Optional<String> reason = Optional.empty();

    @Option(
            names = "--not-before",
            paramLabel = "TIME",
            description = "the earliest time to purge, as in 2026-12-24T08:00:00Z")
    private Optional<OffsetDateTime> notBefore = Optional.empty();

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description =
                    "the same key with the same URLs is the same purge, charged once (default: a new one each time)")
    private Optional<String> key = Optional.empty();

    /** @throws CommandFailure if the key cannot be one */
    PurgeRequest requestFor(List<InputItem> items) {
        PurgeRequest plain = of(items);
        PurgeRequest reasoned = reason.map(plain::withReason).orElse(plain);
        PurgeRequest timed =
                notBefore.map(time -> reasoned.withNotBefore(time.toInstant())).orElse(reasoned);
        try {
            return key.map(timed::withIdempotencyKey).orElse(timed);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.REFUSED, "--idempotency-key: " + e.getMessage() + ".");
        }
    }

    private static PurgeRequest of(List<InputItem> items) {
        return PurgeRequest.of(
                items.stream()
                        .filter(item -> item.endpoint().isEmpty())
                        .map(InputItem::value)
                        .toList(),
                items.stream()
                        .flatMap(item -> item.endpoint().map(at -> new CacheTag(at, item.value())).stream())
                        .toList());
    }
}
