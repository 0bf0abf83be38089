package io.edgepurge.log;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes the log lines of a function. Lambda sends each printed line to CloudWatch Logs as one event.
 *
 * @param function the function's name
 * @param stack the stack's name: the dimension of every metric, which separates two stacks in one AWS account
 * @param print prints a line
 */
public record FunctionOutput(String function, String stack, Clock clock, Consumer<String> print) {
    /** Writes to standard output. {@code AWS_LAMBDA_FUNCTION_NAME} and {@code STACK_NAME} name the function and the stack. */
    public static FunctionOutput of(Map<String, String> variables, Clock clock) {
        String name = variables.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "");
        String stack = variables.getOrDefault("STACK_NAME", "edgepurge");
        // System.out is read for each line, because Lambda's runtime replaces it
        return new FunctionOutput(name, stack, clock, line -> System.out.println(line));
    }

    /** Returns an output that prints nothing, for work that must not count in metrics. */
    public FunctionOutput discarded() {
        return new FunctionOutput(function, stack, clock, line -> {});
    }

    void write(LogLine line) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        JsonObject json = new JsonObject()
                .text("timestamp", now.toString())
                .text("level", levelName(line.level()))
                .text("message", line.message())
                .text("function", function);
        CurrentRequest.id().ifPresent(id -> json.text("request.id", id));
        CurrentRequest.traceId().ifPresent(id -> json.text("trace.id", id));
        print.accept(line.appendTo(json, stack, now).toString());
    }

    /** Returns the name that Lambda uses for a level. */
    private static String levelName(Level level) {
        return level == Level.WARNING ? "WARN" : level.getName();
    }
}
