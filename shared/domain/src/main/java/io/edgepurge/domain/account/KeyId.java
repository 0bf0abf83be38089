package io.edgepurge.domain.account;

import java.util.regex.Pattern;

/** The public ID of an API key, shown in purges, logs, and lists. */
public record KeyId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** The key ID of purges requested by another Lambda function. */
    public static final KeyId INVOKE = new KeyId("invoke");

    /** The key ID of purges requested by a schedule. */
    public static final KeyId SCHEDULE = new KeyId("schedule");

    /** The key ID of purges requested by an operator. */
    public static final KeyId OPERATOR = new KeyId("operator");

    /**
     * Creates an ID.
     *
     * @throws IllegalArgumentException if the text is not 1 to 64 letters, digits, '-', or '_'
     */
    public KeyId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a key ID must be 1 to 64 letters, digits, '-', or '_', not '" + value + "'");
        }
    }

    /** Returns true for an ID of purges without an API key; no API key can have it. */
    public boolean isReserved() {
        return equals(INVOKE) || equals(SCHEDULE) || equals(OPERATOR);
    }

    @Override
    public String toString() {
        return value;
    }
}
