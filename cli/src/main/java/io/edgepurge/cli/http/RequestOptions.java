package io.edgepurge.cli.http;

import io.edgepurge.cli.input.InputItem;
import io.edgepurge.cli.input.SpellingOption;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.TimeText;
import io.edgepurge.client.CacheTag;
import io.edgepurge.client.ItemKind;
import io.edgepurge.client.PurgeRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a purge request besides its items. */
final class RequestOptions {
    @Option(names = "--reason", paramLabel = "TEXT", description = "reason to show in lists of purges")
    private Optional<String> reason = Optional.empty();

    @Option(
            names = "--not-before",
            paramLabel = "TIME",
            converter = TimeText.class,
            description = "earliest time to purge, such as 2026-12-24T08:00:00Z")
    private Optional<Instant> notBefore = Optional.empty();

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description =
                    "repeat an earlier run: the same items with the same key are charged once (default: a random key)")
    private Optional<String> key = Optional.empty();

    @Option(
            names = "--verify",
            negatable = true,
            description =
                    "visit the first 5 URLs after the purge; with --wait, exit with 7 if an edge location still serves"
                            + " an old copy (default: the setting of each URL endpoint)")
    private Optional<Boolean> verify = Optional.empty();

    @Mixin
    private final SpellingOption spellings = new SpellingOption();

    /** Returns true if the setting of each URL endpoint decides which spellings are purged. */
    boolean leavesSpellingsOpen() {
        return spellings.chosen().isEmpty();
    }

    /** @throws CommandFailure if the key is malformed */
    PurgeRequest requestFor(List<InputItem> items) {
        PurgeRequest bare = of(items);
        PurgeRequest verified = verify.map(wanted -> bare.withVerify(wanted)).orElse(bare);
        PurgeRequest plain = spellings.chosen().map(verified::withSpellings).orElse(verified);
        PurgeRequest reasoned = reason.map(plain::withReason).orElse(plain);
        PurgeRequest timed = notBefore.map(time -> reasoned.withNotBefore(time)).orElse(reasoned);
        try {
            return key.map(timed::withIdempotencyKey).orElse(timed);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.REFUSED, "--idempotency-key: " + e.getMessage() + ".");
        }
    }

    private static PurgeRequest of(List<InputItem> items) {
        return PurgeRequest.of(
                values(items, ItemKind.URL),
                items.stream()
                        .flatMap(item -> item.endpoint().map(endpoint -> new CacheTag(endpoint, item.value())).stream())
                        .toList(),
                values(items, ItemKind.IMAGE));
    }

    private static List<String> values(List<InputItem> items, ItemKind kind) {
        return items.stream()
                .filter(item -> item.kind() == kind)
                .map(InputItem::value)
                .toList();
    }
}
