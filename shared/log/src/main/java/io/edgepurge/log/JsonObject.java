package io.edgepurge.log;

import java.util.Collection;
import java.util.stream.Collectors;

/** A JSON object in the making; fields stay in their order. No more of JSON than log lines take, so that it takes no library. */
final class JsonObject {
    private static final int FIRST_PRINTABLE = 0x20;

    private final StringBuilder text = new StringBuilder("{");

    JsonObject text(String name, String value) {
        return json(name, quoted(value));
    }

    JsonObject texts(String name, Collection<String> values) {
        return json(name, values.stream().map(JsonObject::quoted).collect(Collectors.joining(",", "[", "]")));
    }

    /** @param json is JSON already */
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
                if (codePoint < FIRST_PRINTABLE || isHalf(codePoint)) {
                    quoted.append("\\u%04x".formatted(codePoint));
                } else {
                    quoted.appendCodePoint(codePoint);
                }
            }
        }
    }

    /** A lone surrogate has no bytes in UTF-8. */
    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
