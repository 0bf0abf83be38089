package io.edgepurge.log;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where a function's lines go. Lambda hands what a function prints to CloudWatch Logs, a line an event.
 *
 * @param function its name
 * @param stack of which it is part: the one dimension of every metric, so that two stacks of one AWS account are told apart
 * @param print takes a line
 */
public record FunctionOutput(String function, String stack, Clock clock, Consumer<String> print) {
    /** Standard output, under the name that Lambda has for the function, and the stack that {@code STACK_NAME} names. */
    public static FunctionOutput of(Map<String, String> variables, Clock clock) {
        String name = variables.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "");
        String stack = variables.getOrDefault("STACK_NAME", "edgepurge");
        // looked up at each line: Lambda's runtime replaces it
        return new FunctionOutput(name, stack, clock, line -> System.out.println(line));
    }

    void write(LogLine line) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        JsonObject json = new JsonObject()
                .text("timestamp", now.toString())
                .text("level", word(line.level()))
                .text("message", line.message())
                .text("function", function);
        CurrentRequest.id().ifPresent(id -> json.text("request.id", id));
        print.accept(line.appendTo(json, stack, now).toString());
    }

    /** As Lambda spells levels. */
    private static String word(Level level) {
        return level == Level.WARNING ? "WARN" : level.getName();
    }
}
