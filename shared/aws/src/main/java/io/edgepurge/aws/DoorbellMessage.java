package io.edgepurge.aws;

import io.edgepurge.domain.account.DistributionId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * What a message on the doorbell queue says, and how it is spelled: {@code {"distribution":"E1A2B3"}}, with {@code
 * "at":"2026-01-31T23:59:59Z"} if the bell was set for a time, or {@code {"sweep":true}}. JSON, so that people and schedules
 * can write it; no more of JSON than that, so that it takes no library to read.
 */
public sealed interface DoorbellMessage {
    /**
     * Look at one distribution.
     *
     * @param setFor the time the bell was set for; none if it was rung at once
     */
    record Look(DistributionId distribution, Optional<Instant> setFor) implements DoorbellMessage {}

    /** Ring for every distribution. */
    record Sweep() implements DoorbellMessage {}

    /** The body of the message. */
    default String text() {
        return switch (this) {
            case Look(DistributionId distribution, Optional<Instant> setFor) ->
                "{\"distribution\":\"" + distribution + "\""
                        + setFor.map(at -> ",\"at\":\"" + at + "\"").orElse("") + "}";
            case Sweep() -> "{\"sweep\":true}";
        };
    }

    /** What a body says, or nothing if it is not spelled as above; blanks between the parts are all one. */
    static Optional<DoorbellMessage> parse(String body) {
        if (Spelling.SWEEP.matcher(body).matches()) {
            return Optional.of(new Sweep());
        }
        Matcher look = Spelling.LOOK.matcher(body);
        return look.matches() ? lookAt(look.group("distribution"), look.group("at")) : Optional.empty();
    }

    private static Optional<DoorbellMessage> lookAt(String distribution, @org.jspecify.annotations.Nullable String at) {
        try {
            return Optional.of(new Look(
                    new DistributionId(distribution), Optional.ofNullable(at).map(Instant::parse)));
        } catch (DateTimeException | IllegalArgumentException e) {
            // Right in form and wrong in content: what either may be is for their own types to say.
            return Optional.empty();
        }
    }
}
