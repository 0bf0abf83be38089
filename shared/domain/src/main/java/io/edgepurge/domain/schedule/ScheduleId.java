package io.edgepurge.domain.schedule;

import io.edgepurge.domain.account.AccountId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A schedule of an account. EventBridge Scheduler knows it as {@code ACCOUNT.NAME}: since an account's id holds no dot, no
 * account's schedules can be taken for another's.
 *
 * @param name letters, digits, {@code -} and {@code _}
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html">Names there</a>
 */
public record ScheduleId(AccountId account, String name) {
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9_-]+");
    private static final int MAX_CHARS = 64;
    private static final char DOT = '.';

    /** @throws IllegalArgumentException if the name is anything else, or longer than the account's id allows */
    public ScheduleId {
        faultIn(account, name).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
    }

    /** What is wrong with a name, in a sentence without its full stop. */
    public static Optional<String> faultIn(AccountId account, String name) {
        int most = MAX_CHARS - prefixOf(account).length();
        return SYNTAX.matcher(name).matches() && name.length() <= most
                ? Optional.empty()
                : Optional.of("the name of a schedule of " + account + " must be 1 to " + most
                        + " letters, digits, '-', and '_', not '" + name + "'");
    }

    /** The schedule of this account that EventBridge Scheduler knows by this name, if the name is of that form. */
    public static Optional<ScheduleId> parse(AccountId account, String value) {
        return Optional.of(value)
                .filter(text -> text.startsWith(prefixOf(account)))
                .map(text -> text.substring(prefixOf(account).length()))
                .filter(name -> faultIn(account, name).isEmpty())
                .map(name -> new ScheduleId(account, name));
    }

    /** How the names of all schedules of an account begin, and those of no other. */
    public static String prefixOf(AccountId account) {
        return account.value() + DOT;
    }

    /** Its name at EventBridge Scheduler. */
    public String value() {
        return prefixOf(account) + name;
    }

    @Override
    public String toString() {
        return value();
    }
}
