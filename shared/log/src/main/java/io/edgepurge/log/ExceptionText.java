package io.edgepurge.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exception as text: classes and stacks, and of messages only what cannot hold a word of a caller's. A URL may carry a
 * signature, a tag may be a name, and whatever fails likes to quote what it failed on.
 */
final class ExceptionText {
    /** Their messages speak of types and numbers. Our own exceptions are not among them: they may quote what a service said. */
    private static final Set<String> SPEAK_OF_NO_CALLER = Set.of(
            "java.net.ConnectException",
            "java.net.SocketTimeoutException",
            "java.lang.NullPointerException",
            "java.lang.ClassCastException",
            "java.lang.IndexOutOfBoundsException",
            "java.lang.ArithmeticException");

    /** How the AWS SDK ends the message of whatever a service answered; what comes before is the service's. */
    private static final Pattern SERVICE =
            Pattern.compile("\\(Service: [A-Za-z]+, Status Code: \\d+, Request ID: [A-Za-z0-9-]+");

    private static final int MOST_CAUSES = 8;
    private static final int MOST_FRAMES = 40;

    private ExceptionText() {}

    static String of(Throwable failure) {
        List<String> lines = new ArrayList<>();
        Throwable next = failure;
        for (int depth = 0; next != null && depth < MOST_CAUSES; depth++) {
            lines.add((depth == 0 ? "" : "Caused by: ") + head(next));
            StackTraceElement[] frames = next.getStackTrace();
            for (int frame = 0; frame < Math.min(frames.length, MOST_FRAMES); frame++) {
                lines.add("\tat " + frames[frame]);
            }
            next = next.getCause();
        }
        return String.join("\n", lines);
    }

    private static String head(Throwable failure) {
        String type = failure.getClass().getName();
        String message = String.valueOf(failure.getMessage());
        if (SPEAK_OF_NO_CALLER.contains(type)) {
            return type + ": " + message;
        }
        Matcher service = SERVICE.matcher(message);
        return service.find() ? type + ": " + service.group() + ")" : type;
    }
}
