package io.edgepurge.log;

import java.util.Collection;
import java.util.stream.Collectors;

/** A builder of JSON objects that keeps the order of fields. Covers only the JSON that log lines need, without a library. */
final class JsonObject {
    private static final int FIRST_PRINTABLE = 0x20;

    private final StringBuilder text = new StringBuilder("{");

    JsonObject text(String name, String value) {
        return json(name, quoted(value));
    }

    JsonObject texts(String name, Collection<String> values) {
        return json(name, values.stream().map(JsonObject::quoted).collect(Collectors.joining(",", "[", "]")));
    }

    /** @param json a value that is already JSON */
    JsonObject json(String name, String json) {
        if (text.length() > 1) {
            text.append(',');
        }
        text.append(quoted(name)).append(':').append(json);
        return this;
    }

    @Override
    public String toString() {
        return text + "}";
    }

    static String quoted(String value) {
        StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
        value.codePoints().forEach(codePoint -> append(quoted, codePoint));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int codePoint) {
        switch (codePoint) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (codePoint < FIRST_PRINTABLE || isSurrogate(codePoint)) {
                    quoted.append("\\u%04x".formatted(codePoint));
                } else {
                    quoted.appendCodePoint(codePoint);
                }
            }
        }
    }

    /** Returns true for a lone surrogate, which UTF-8 can't encode. */
    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
