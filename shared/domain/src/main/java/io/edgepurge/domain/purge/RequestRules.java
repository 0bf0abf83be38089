package io.edgepurge.domain.purge;

import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.PurgeStore.QueueName;
import io.edgepurge.domain.purge.Refusal.RequestRefused;
import java.time.Instant;
import java.util.Optional;

/** Checks the rules for a request as a whole. */
final class RequestRules {
    /** A DynamoDB item holds 400 KB. */
    static final int MAX_STORED_BYTES = 350 * 1024;

    /** Each queue takes one of the 100 writes of a transaction. The quota, purge, summary and idempotency key take four. */
    static final int MAX_QUEUES = 40;

    private RequestRules() {}

    static Optional<Refusal> brokenBy(PurgeSpec spec, Instant now) {
        if (spec.size() == 0) {
            return refused(
                    RequestRule.NOTHING_TO_PURGE,
                    "Specify at least one URL in 'urls', one tag in 'tags', or one image in 'images'.");
        }
        if (spec.size() > PurgeService.MAX_ITEMS) {
            return Optional.of(tooMany(spec));
        }
        return spec.options().brokenRule(now);
    }

    /** Names the longest list as the field to shorten. */
    private static RequestRefused tooMany(PurgeSpec spec) {
        return new RequestRefused(
                RequestRule.TOO_MANY_ITEMS,
                longestList(spec),
                "A request can contain at most " + PurgeService.MAX_ITEMS + " URLs, tags, and images, not "
                        + spec.size() + ". Send the rest in separate requests.");
    }

    private static String longestList(PurgeSpec spec) {
        int most = Math.max(
                spec.urls().size(), Math.max(spec.tags().size(), spec.images().size()));
        if (spec.urls().size() == most) {
            return "urls";
        }
        return spec.tags().size() == most ? "tags" : "images";
    }

    static Optional<Refusal> limitBrokenBy(Acceptance acceptance) {
        Purge purge = acceptance.purge();
        long queues = purge.items().stream().map(QueueName::of).distinct().count();
        if (queues > MAX_QUEUES) {
            return refused(
                    RequestRule.TOO_MANY_DISTRIBUTIONS,
                    "A request can affect at most " + MAX_QUEUES + " distributions, not " + queues
                            + ". A distribution with both files and wildcards counts twice. Split the request by URL endpoint.");
        }
        if (purge.storedBytes() > MAX_STORED_BYTES) {
            return refused(
                    RequestRule.TOO_LARGE,
                    "The items of a request can take at most " + MAX_STORED_BYTES / 1024
                            + " KB when stored. Split them into several requests.");
        }
        return OriginCacheItems.brokenLimit(acceptance);
    }

    private static Optional<Refusal> refused(RequestRule rule, String sentence) {
        return Optional.of(new RequestRefused(rule, sentence));
    }
}
