package io.edgepurge.cli.http;

import io.edgepurge.cli.input.InputItem;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.Printable;
import io.edgepurge.client.Problem;
import io.edgepurge.client.PurgeReceipt;
import io.edgepurge.client.PurgeRefused;
import io.edgepurge.client.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Formats refusals of the API: one paragraph per item, and advice.
 *
 * @param items the input of the command
 */
record RefusalMessage(List<InputItem> items) {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final String INDENT = "\n  ";

    /** Rules that a URL with an unencoded file name breaks. */
    private static final Set<String> RULES_OF_NAMES = Set.of("url-fragment", "url-malformed-percent");

    CommandFailure of(PurgeRefused refused) {
        Problem problem = refused.problem();
        return new CommandFailure(
                exitCodeOf(problem),
                headline(refused)
                        + lines(problem.violations())
                        + adviceOn(problem.violations())
                        + accepted(refused.accepted())
                        + adviceOn(problem));
    }

    /** Replaces the API's sentence if lines with the refused items follow. */
    private static String headline(PurgeRefused refused) {
        Problem problem = refused.problem();
        long items = problem.violations().stream()
                .filter(violation -> violation.place().index().isPresent())
                .count();
        if (items == 0) {
            return Printable.line(problem.detail());
        }
        return (refused.accepted().isEmpty() ? "Nothing was purged" : "The rest was not purged") + ", because "
                + (problem.status() == FORBIDDEN ? "the API key does not allow " : "the service refused ")
                + items + (items == 1 ? " item:" : " items:");
    }

    /** Returns every refused item with its file and line, its rule, and a suggestion. */
    String lines(List<Violation> violations) {
        return violations.stream().map(this::line).collect(Collectors.joining());
    }

    private String line(Violation violation) {
        String place = violation
                .place()
                .index()
                .filter(index -> index < items.size())
                .map(index -> items.get(index).toString())
                .orElseGet(() -> Printable.line(violation.place().field()));
        return INDENT + place
                + INDENT + "  "
                + Printable.line(violation.rule().map(rule -> rule + ": ").orElse("") + violation.detail())
                + violation
                        .suggestion()
                        .map(suggestion -> INDENT + "  try: " + Printable.url(suggestion)
                                + (violation.suggestsMore() ? " (also purges other objects)" : ""))
                        .orElse("");
    }

    static String accepted(List<PurgeReceipt> purges) {
        return purges.isEmpty()
                ? ""
                : "\nAccepted before the error: "
                        + purges.stream()
                                .map(purge ->
                                        purge.id() + " (" + purge.items() + (purge.items() == 1 ? " item)" : " items)"))
                                .collect(Collectors.joining(", "))
                        + ".";
    }

    /** Returns how to purge the remaining items if some were accepted. */
    static String howToContinue(List<PurgeReceipt> purges, String idempotencyKey) {
        return purges.isEmpty()
                ? ""
                : "\nTo continue with the rest, run the same command again with --idempotency-key " + idempotencyKey
                        + ".";
    }

    private static ExitCode exitCodeOf(Problem problem) {
        if (problem.isQuotaExceeded()) {
            return ExitCode.QUOTA;
        }
        return problem.status() == UNAUTHORIZED || problem.status() == FORBIDDEN
                ? ExitCode.NOT_ALLOWED
                : ExitCode.REFUSED;
    }

    /** Returns how to purge file names, if a URL was probably built from one. */
    static String adviceOn(List<Violation> violations) {
        return violations.stream()
                        .flatMap(violation -> violation.rule().stream())
                        .anyMatch(RULES_OF_NAMES::contains)
                ? "\nIf the URLs are built from file names, pass the names with --names and --base-url."
                : "";
    }

    private static String adviceOn(Problem problem) {
        return switch (problem.type()) {
            case "key-unknown", "not-authenticated" ->
                "\nCheck EDGEPURGE_KEY, or key in the configuration file. An operator of the service can create keys.";
            case Problem.QUOTA_EXCEEDED ->
                "\nPurge fewer items, wait for the next month, or ask an operator of the service for a higher quota.";
            case Problem.UNTYPED -> "\nCheck that EDGEPURGE_URL is the URL of the API.";
            default -> "";
        };
    }
}
