package io.edgepurge.simulation;

import org.jspecify.annotations.Nullable;

/** Formats arguments and results of calls for the journal. */
final class CallDescription {
    private static final int MOST_CHARS = 260;

    private CallDescription() {}

    static String of(@Nullable Object value) {
        return value == null ? "done" : shortened(value.toString());
    }

    private static String shortened(String text) {
        String plain = text.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-7000-8000-0{8}", "")
                .replaceAll("pathsSha256=[0-9a-f]+, ", "")
                .replace("Optional", "");
        return plain.length() <= MOST_CHARS ? plain : plain.substring(0, MOST_CHARS) + "…";
    }
}
