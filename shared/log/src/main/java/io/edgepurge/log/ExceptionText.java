package io.edgepurge.log;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Renders an exception as text: class names, stack traces, and only messages that can't quote a caller. A URL may contain a
 * signature, a tag may be a name, and exception messages often quote the input.
 */
final class ExceptionText {
    /** Exceptions whose messages contain no caller input. Our own are excluded, because they may quote a service. */
    private static final Set<String> SAFE_MESSAGES = Set.of(
            "java.net.ConnectException",
            "java.net.SocketTimeoutException",
            "java.lang.NullPointerException",
            "java.lang.ClassCastException",
            "java.lang.IndexOutOfBoundsException",
            "java.lang.ArithmeticException");

    /** The end of the message of an AWS service exception. The text before it comes from the service. */
    private static final Pattern SERVICE =
            Pattern.compile("\\(Service: [A-Za-z]+, Status Code: \\d+, Request ID: [A-Za-z0-9-]+");

    private static final int MAX_CAUSES = 8;
    private static final int MAX_FRAMES = 40;

    private ExceptionText() {}

    static String of(Throwable failure) {
        return causes(failure).map(ExceptionText::withFrames).collect(Collectors.joining("\nCaused by: "));
    }

    /** Returns an exception and its first causes. */
    static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(MAX_CAUSES);
    }

    private static String withFrames(Throwable failure) {
        return Stream.concat(
                        Stream.of(head(failure)),
                        Stream.of(failure.getStackTrace()).limit(MAX_FRAMES).map(frame -> "\tat " + frame))
                .collect(Collectors.joining("\n"));
    }

    private static String head(Throwable failure) {
        String type = failure.getClass().getName();
        String message = String.valueOf(failure.getMessage());
        if (SAFE_MESSAGES.contains(type)) {
            return type + ": " + message;
        }
        Matcher service = SERVICE.matcher(message);
        return service.find() ? type + ": " + service.group() + ")" : type;
    }
}
