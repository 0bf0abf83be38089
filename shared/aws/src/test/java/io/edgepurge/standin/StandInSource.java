package io.edgepurge.standin;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A JUnit extension that provides an AWS emulator before the first test of a class, and skips tests that it cannot pass.
 */
public interface StandInSource extends BeforeAllCallback, ExecutionCondition {
    StandIn standIn();

    StandInProduct product();

    @Override
    default ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getTestMethod()
                .flatMap(test -> product().reasonToSkip(test.getName()))
                .map(reason -> ConditionEvaluationResult.disabled(printed(context.getDisplayName(), reason)))
                .orElse(ConditionEvaluationResult.enabled(""));
    }

    /** Prints the reason, because Maven shows only the number of skipped tests. */
    private static String printed(String test, String reason) {
        String line = "Skipped: " + test + ": " + reason;
        System.out.println(line);
        return line;
    }
}
