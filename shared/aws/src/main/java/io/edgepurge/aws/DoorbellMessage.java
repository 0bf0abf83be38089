package io.edgepurge.aws;

import io.edgepurge.domain.account.DistributionId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of a message on the doorbell queue: {@code {"distribution":"E1A2B3"}} or {@code {"sweep":true}}. A doorbell that
 * was scheduled also has its time: {@code "at":"2026-01-31T23:59:59Z"}.
 *
 * <p>Bodies are JSON, so that people and schedules can write them. Regular expressions parse exactly these forms, so that no
 * JSON library is needed.
 */
public sealed interface DoorbellMessage {
    /**
     * Asks the worker to reconcile one distribution.
     *
     * @param scheduledFor the time for which the doorbell was scheduled; empty for an immediate one
     */
    record Reconcile(DistributionId distribution, Optional<Instant> scheduledFor) implements DoorbellMessage {}

    /** Asks the worker to send a doorbell for every distribution. */
    record Sweep() implements DoorbellMessage {}

    /** Returns the message as JSON. */
    default String body() {
        return switch (this) {
            case Reconcile(DistributionId distribution, Optional<Instant> scheduledFor) ->
                "{\"distribution\":\"" + distribution + "\""
                        + scheduledFor.map(at -> ",\"at\":\"" + at + "\"").orElse("") + "}";
            case Sweep() -> "{\"sweep\":true}";
        };
    }

    /** Parses a body; empty if it has neither form. White space between JSON tokens is ignored. */
    static Optional<DoorbellMessage> parse(String body) {
        if (Syntax.SWEEP.matcher(body).matches()) {
            return Optional.of(new Sweep());
        }
        Matcher reconcile = Syntax.RECONCILE.matcher(body);
        return reconcile.matches()
                ? reconcile(reconcile.group("distribution"), reconcile.group("at"))
                : Optional.empty();
    }

    private static Optional<DoorbellMessage> reconcile(String distribution, @Nullable String at) {
        try {
            return Optional.of(new Reconcile(
                    new DistributionId(distribution), Optional.ofNullable(at).map(Instant::parse)));
        } catch (DateTimeException | IllegalArgumentException e) {
            // The syntax is right, but the distribution ID or the time is not valid.
            return Optional.empty();
        }
    }

    /** Regular expressions for the two forms; hidden here because an interface has no private fields. */
    final class Syntax {
        private static final Pattern SWEEP = compile("{ \"sweep\" : true }");
        private static final Pattern RECONCILE =
                compile("{ \"distribution\" : \"(?<distribution>[^\"\\\\]+)\" (?:, \"at\" : \"(?<at>[^\"\\\\]+)\" )?}");

        private Syntax() {}

        /** Compiles JSON in which each space matches any white space that JSON allows. */
        private static Pattern compile(String json) {
            return Pattern.compile("[ \\t\\r\\n]*"
                    + json.replace("{", "\\{").replace("}", "\\}").replace(" ", "[ \\t\\r\\n]*") + "[ \\t\\r\\n]*");
        }
    }
}
