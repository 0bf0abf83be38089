package io.edgepurge.domain.account;

import java.util.regex.Pattern;

/** Names an API key without revealing it: what purges, logs and lists show. */
public record KeyId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** @throws IllegalArgumentException if the text is not 1 to 64 letters, digits, '-' or '_' */
    public KeyId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a key id is 1 to 64 letters, digits, '-' or '_', not '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
