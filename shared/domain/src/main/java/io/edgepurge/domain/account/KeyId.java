package io.edgepurge.domain.account;

import java.util.regex.Pattern;

/** Names an API key without revealing it: what purges, logs and lists show. */
public record KeyId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Stands where a key's id would, for a purge that another Lambda function asked for. */
    public static final KeyId OF_INVOKERS = new KeyId("invoke");

    /** Stands where a key's id would, for a purge that a schedule asked for. */
    public static final KeyId OF_SCHEDULES = new KeyId("schedule");

    /** Stands where a key's id would, for a purge that an operator asked for. */
    public static final KeyId OF_OPERATORS = new KeyId("operator");

    /** @throws IllegalArgumentException if the text is not 1 to 64 letters, digits, '-' or '_' */
    public KeyId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a key ID must be 1 to 64 letters, digits, '-', or '_', not '" + value + "'");
        }
    }

    /** Whether purges bear it that no API key asked for; an API key cannot have it. */
    public boolean isOfADoor() {
        return equals(OF_INVOKERS) || equals(OF_SCHEDULES) || equals(OF_OPERATORS);
    }

    @Override
    public String toString() {
        return value;
    }
}
