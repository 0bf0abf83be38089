package io.edgepurge.domain.schedule;

import io.edgepurge.domain.account.AccountId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ID of an account's schedule. Its name in EventBridge Scheduler is {@code ACCOUNT.NAME}. Account IDs contain no dot, so the
 * account is unambiguous.
 *
 * @param name letters, digits, {@code -}, and {@code _}
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html">CreateSchedule, names</a>
 */
public record ScheduleId(AccountId account, String name) {
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9_-]+");
    private static final int MAX_CHARS = 64;
    private static final char DOT = '.';

    /**
     * Creates an ID.
     *
     * @throws IllegalArgumentException if the name contains other characters, or is too long together with the account ID
     */
    public ScheduleId {
        violationIn(account, name).ifPresent(violation -> {
            throw new IllegalArgumentException(violation);
        });
    }

    /** Describes what is wrong with a name, without a period at the end; empty if the name is valid. */
    public static Optional<String> violationIn(AccountId account, String name) {
        int most = MAX_CHARS - prefixOf(account).length();
        return SYNTAX.matcher(name).matches() && name.length() <= most
                ? Optional.empty()
                : Optional.of("the name of a schedule of " + account + " must be 1 to " + most
                        + " letters, digits, '-', and '_', not '" + name + "'");
    }

    /** Parses a name in EventBridge Scheduler; empty if it does not belong to the account. */
    public static Optional<ScheduleId> parse(AccountId account, String value) {
        return Optional.of(value)
                .filter(text -> text.startsWith(prefixOf(account)))
                .map(text -> text.substring(prefixOf(account).length()))
                .filter(name -> violationIn(account, name).isEmpty())
                .map(name -> new ScheduleId(account, name));
    }

    /** Returns the prefix of the names of all schedules of the account and of no other account. */
    public static String prefixOf(AccountId account) {
        return account.value() + DOT;
    }

    /** Returns the name in EventBridge Scheduler. */
    public String value() {
        return prefixOf(account) + name;
    }

    @Override
    public String toString() {
        return value();
    }
}
