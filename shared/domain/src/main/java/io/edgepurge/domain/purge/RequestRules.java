package io.edgepurge.domain.purge;

import io.edgepurge.domain.purge.PurgeResult.RequestRefused;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a request as a whole must keep to. */
final class RequestRules {
    /** A DynamoDB item holds 400 KB. */
    static final int MAX_STORED_BYTES = 350 * 1024;

    /** Each takes an item of a transaction that holds 100, beside quota, purge and idempotency key. */
    static final int MAX_DISTRIBUTIONS = 40;

    private static final int MAX_REASON_CHARS = 200;
    private static final Duration FARTHEST = Duration.ofDays(30);

    private RequestRules() {}

    static Optional<RequestRefused> brokenBy(PurgeSpec asked, Instant now) {
        if (asked.size() == 0) {
            return refused(RequestRule.NOTHING_TO_PURGE, "Specify at least one URL in 'urls' or one tag in 'tags'.");
        }
        if (asked.size() > PurgeService.MAX_ITEMS) {
            return Optional.of(tooMany(asked));
        }
        return asked.reason()
                .flatMap(RequestRules::brokenByReason)
                .or(() -> asked.notBefore().flatMap(at -> brokenByTime(at, now)));
    }

    /** The longer list is the one to shorten. */
    private static RequestRefused tooMany(PurgeSpec asked) {
        return new RequestRefused(
                RequestRule.TOO_MANY_ITEMS,
                asked.tags().size() > asked.urls().size() ? "tags" : "urls",
                "A request can contain at most " + PurgeService.MAX_ITEMS + " URLs and tags, not " + asked.size()
                        + ". Send the rest in separate requests.");
    }

    static Optional<RequestRefused> brokenBy(Purge purge) {
        if (purge.distributions().size() > MAX_DISTRIBUTIONS) {
            return refused(
                    RequestRule.TOO_MANY_DISTRIBUTIONS,
                    "A request can affect at most " + MAX_DISTRIBUTIONS + " distributions, not "
                            + purge.distributions().size() + ". Split it by URL endpoint.");
        }
        return purge.storedBytes() > MAX_STORED_BYTES
                ? refused(
                        RequestRule.TOO_LARGE,
                        "The items of a request can take at most " + MAX_STORED_BYTES / 1024
                                + " KB when stored. Split them into several requests.")
                : Optional.empty();
    }

    private static Optional<RequestRefused> brokenByReason(String reason) {
        if (reason.chars().anyMatch(Character::isISOControl)) {
            return refused(
                    RequestRule.REASON_WITH_CONTROLS,
                    "The reason contains a line break or another control character. Write it on one line.");
        }
        int length = reason.codePointCount(0, reason.length());
        return length > MAX_REASON_CHARS
                ? refused(
                        RequestRule.REASON_TOO_LONG,
                        "The reason can have at most " + MAX_REASON_CHARS + " characters, not " + length + ".")
                : Optional.empty();
    }

    private static Optional<RequestRefused> brokenByTime(Instant notBefore, Instant now) {
        return notBefore.isAfter(now.plus(FARTHEST))
                ? refused(
                        RequestRule.NOT_BEFORE_TOO_FAR,
                        "'notBefore' can be at most " + FARTHEST.toDays() + " days from now, until "
                                + now.plus(FARTHEST).truncatedTo(ChronoUnit.SECONDS) + ".")
                : Optional.empty();
    }

    private static Optional<RequestRefused> refused(RequestRule rule, String sentence) {
        return Optional.of(new RequestRefused(rule, sentence));
    }
}
