package io.edgepurge.domain.account;

import java.util.regex.Pattern;

/** The ID of an account: 1 to 63 lowercase letters, digits, and {@code -}; the first character is not {@code -}. */
public record AccountId(String value) implements Comparable<AccountId> {
    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /**
     * Creates an ID.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public AccountId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an account ID must be 1 to 63 lowercase letters, digits, and '-', and cannot start with '-': "
                            + value);
        }
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
