package io.edgepurge.cli.http;

import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.client.Problem;
import io.edgepurge.client.PurgeReceipt;
import io.edgepurge.client.PurgeRefused;
import io.edgepurge.client.Violation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the API refuses, line by line and with what to do.
 *
 * @param items what the command was given
 */
record Refusal(List<InputItem> items) {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final String INDENT = "\n  ";

    CommandFailure of(PurgeRefused refused) {
        Problem problem = refused.problem();
        return new CommandFailure(
                exitCodeOf(problem),
                headline(problem) + lines(problem.violations()) + accepted(refused.accepted()) + adviceOn(problem));
    }

    /** The API's sentence tells programs where to look; here the lines follow. */
    private static String headline(Problem problem) {
        long items = problem.violations().stream()
                .filter(violation -> violation.place().index().isPresent())
                .count();
        if (items == 0) {
            return problem.detail();
        }
        return items + (items == 1 ? " item" : " items")
                + (problem.status() == FORBIDDEN ? " may not be purged with this key" : " cannot be purged")
                + ", so nothing was:";
    }

    /** Every refused item under its line, its rule and what would do. */
    String lines(List<Violation> violations) {
        return violations.stream().map(this::line).collect(Collectors.joining());
    }

    private String line(Violation violation) {
        String place = violation
                .place()
                .index()
                .filter(index -> index < items.size())
                .map(index -> items.get(index).toString())
                .orElseGet(() -> violation.place().field());
        return INDENT + place
                + INDENT + "  " + violation.rule().map(rule -> rule + ": ").orElse("") + violation.detail()
                + violation
                        .suggestion()
                        .map(suggestion -> INDENT + "  instead: " + suggestion)
                        .orElse("");
    }

    static String accepted(List<PurgeReceipt> purges) {
        return purges.isEmpty()
                ? ""
                : "\nAccepted before that: "
                        + purges.stream()
                                .map(purge -> purge.id() + " (" + purge.items() + " items)")
                                .collect(Collectors.joining(", "))
                        + ".";
    }

    /** How to have the rest, if something was accepted. */
    static String rest(List<PurgeReceipt> purges, String idempotencyKey) {
        return purges.isEmpty()
                ? ""
                : "\nTo go on with the rest, run the same command again with --idempotency-key " + idempotencyKey + ".";
    }

    private static ExitCode exitCodeOf(Problem problem) {
        if (problem.isQuotaExceeded()) {
            return ExitCode.QUOTA;
        }
        return problem.status() == UNAUTHORIZED || problem.status() == FORBIDDEN
                ? ExitCode.NOT_ALLOWED
                : ExitCode.REFUSED;
    }

    private static String adviceOn(Problem problem) {
        return switch (problem.type()) {
            case "key-unknown", "not-authenticated" ->
                "\nCheck EDGEPURGE_KEY, or key in the file of settings; whoever runs the service can make a key.";
            case Problem.QUOTA_EXCEEDED ->
                "\nPurge less, wait for the next month, or ask whoever runs the service for a higher quota.";
            case Problem.UNTYPED -> "\nIs EDGEPURGE_URL the address of the API?";
            default -> "";
        };
    }
}
