package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.CoveredSpellings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The optional fields of a purge that callers send, and that are stored and shown. Requests, purges and summaries carry this
 * record whole. CONTRIBUTING.md lists the files to change when you add a field.
 *
 * @param reason why the caller purges, in the caller's own words
 * @param notBefore the earliest time at which the purge joins its queues; empty for immediately
 * @param spellings the spellings that each URL's purge covers; empty for the default of its URL endpoint
 * @param verify true to visit the first URLs after the purge; empty for the default of the URL endpoints
 */
public record PurgeOptions(
        Optional<String> reason,
        Optional<Instant> notBefore,
        Optional<CoveredSpellings> spellings,
        Optional<Boolean> verify) {
    /** No option is set. */
    public static final PurgeOptions NONE = new PurgeOptions(Optional.empty(), Optional.empty());

    private static final int MAX_REASON_CHARS = 200;
    private static final Duration MAX_DELAY = Duration.ofDays(30);

    /** Creates options without spellings. */
    public PurgeOptions(Optional<String> reason, Optional<Instant> notBefore) {
        this(reason, notBefore, Optional.empty());
    }

    /** Creates options that leave verification to the URL endpoints. */
    public PurgeOptions(Optional<String> reason, Optional<Instant> notBefore, Optional<CoveredSpellings> spellings) {
        this(reason, notBefore, spellings, Optional.empty());
    }

    /** Returns a copy with another reason. */
    public PurgeOptions withReason(Optional<String> other) {
        return new PurgeOptions(other, notBefore, spellings, verify);
    }

    /** Returns a copy with another start time. */
    public PurgeOptions withNotBefore(Optional<Instant> other) {
        return new PurgeOptions(reason, other, spellings, verify);
    }

    /** Returns a copy with other spellings. */
    public PurgeOptions withSpellings(Optional<CoveredSpellings> other) {
        return new PurgeOptions(reason, notBefore, other, verify);
    }

    /** Returns a copy with another choice about verification. */
    public PurgeOptions withVerify(Optional<Boolean> other) {
        return new PurgeOptions(reason, notBefore, spellings, other);
    }

    /** Returns whether the first URLs are visited after the purge. */
    public boolean isVerified() {
        return verify.orElse(false);
    }

    /** Returns the rule that an option breaks. */
    Optional<Refusal> brokenRule(Instant now) {
        Optional<Refusal> badReason = reason.flatMap(PurgeOptions::brokenByReason);
        return badReason.isPresent() ? badReason : notBefore.flatMap(at -> brokenByTime(at, now));
    }

    private static Optional<Refusal> brokenByReason(String reason) {
        if (reason.chars().anyMatch(Character::isISOControl)) {
            return refused(
                    RequestRule.REASON_WITH_CONTROLS,
                    "The reason contains a line break or another control character. Write it on one line.");
        }
        if (reason.codePoints().anyMatch(character -> Character.getType(character) == Character.SURROGATE)) {
            return refused(
                    RequestRule.REASON_NOT_UNICODE,
                    "The reason contains an invalid character (a lone surrogate). Send the reason as UTF-8.");
        }
        int length = reason.codePointCount(0, reason.length());
        return length > MAX_REASON_CHARS
                ? refused(
                        RequestRule.REASON_TOO_LONG,
                        "The reason can have at most " + MAX_REASON_CHARS + " characters, not " + length + ".")
                : Optional.empty();
    }

    private static Optional<Refusal> brokenByTime(Instant notBefore, Instant now) {
        return notBefore.isAfter(now.plus(MAX_DELAY))
                ? refused(
                        RequestRule.NOT_BEFORE_TOO_FAR,
                        "'notBefore' can be at most " + MAX_DELAY.toDays() + " days from now, until "
                                + now.plus(MAX_DELAY).truncatedTo(ChronoUnit.SECONDS) + ".")
                : Optional.empty();
    }

    private static Optional<Refusal> refused(RequestRule rule, String sentence) {
        return Optional.of(new Refusal.RequestRefused(rule, sentence));
    }

    /** Returns the options to store for a purge accepted now: a time in the past is dropped, and times have milliseconds. */
    PurgeOptions acceptedAt(Instant now) {
        return withNotBefore(
                notBefore.map(at -> at.truncatedTo(ChronoUnit.MILLIS)).filter(at -> at.isAfter(now)));
    }

    /** Returns the values that tell requests apart, in a fixed order. Append new fields only if they are set. */
    List<String> fingerprintParts() {
        return Stream.of(
                        Stream.of(
                                reason.orElse(""),
                                notBefore.map(Instant::toString).orElse("")),
                        spellings.map(CoveredSpellings::word).stream(),
                        verify.map(wanted -> "verify=" + wanted).stream())
                .flatMap(parts -> parts)
                .toList();
    }

    /** Returns an upper bound of the bytes that the texts of callers take in the table. */
    int storedBytes() {
        return reason.map(text -> text.getBytes(StandardCharsets.UTF_8).length).orElse(0);
    }
}
