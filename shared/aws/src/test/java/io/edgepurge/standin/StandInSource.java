package io.edgepurge.standin;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A JUnit extension that has a stand-in of AWS ready before the first test of a class, and skips what its product cannot do.
 */
public interface StandInSource extends BeforeAllCallback, ExecutionCondition {
    StandIn standIn();

    StandInProduct product();

    @Override
    default ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getTestMethod()
                .flatMap(test -> product().reasonToLeaveOut(test.getName()))
                .map(reason -> ConditionEvaluationResult.disabled(said(context.getDisplayName(), reason)))
                .orElse(ConditionEvaluationResult.enabled(""));
    }

    /** The build's output shows that tests were skipped, not why. */
    private static String said(String test, String reason) {
        String line = "Left out: " + test + ": " + reason;
        System.out.println(line);
        return line;
    }
}
