package io.edgepurge.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Turns failed Lambda invocations into exceptions. */
final class InvocationErrors {
    private InvocationErrors() {}

    /**
     * Returns the exception for a function that failed. The error message is a problem document if the function threw it
     * on purpose. A function that ran out of time or memory may have accepted the purge.
     *
     * @param payload Lambda's {@code {"errorMessage", "errorType"}}
     */
    static PurgeException ofFunction(RequestBatches bulk, String payload) {
        try {
            JsonFields problem = JsonFields.parse(JsonFields.parse(payload).text("errorMessage"));
            return ofProblem(bulk, Problem.of(problem), problem);
        } catch (UnreadableResponse e) {
            return outcomeUnknown(bulk.whole(), "The function failed: " + errorIn(payload), e);
        }
    }

    private static PurgeException ofProblem(RequestBatches bulk, Problem problem, JsonFields json) {
        return problem.outcomeUnknown()
                ? outcomeUnknown(bulk.whole(), problem.line(), null)
                        .ofBulkRequest(bulk.whole(), json.each("accepted", PurgeReceipt::of))
                : new PurgeRefused(
                        problem.mapViolations(violation -> bulk.withCallersIndex(violation, bulk.items())),
                        json.each("accepted", PurgeReceipt::of));
    }

    private static String errorIn(String payload) {
        try {
            JsonFields error = JsonFields.parse(payload);
            return error.optionalText("errorType").map(type -> type + ": ").orElse("")
                    + error.optionalText("errorMessage").orElse("no message");
        } catch (UnreadableResponse e) {
            return "no message";
        }
    }

    /** Returns the exception for a call that Lambda refused or did not answer. */
    static PurgeException ofSdk(PurgeRequest request, SdkException failure) {
        if (failure instanceof SdkServiceException service) {
            Problem problem = Problem.untyped(service.statusCode(), "Lambda returned: " + service.getMessage());
            // some throttling errors have a status other than 429
            return problem.outcomeUnknown() || service.isThrottlingException()
                    ? outcomeUnknown(request, problem.line(), failure)
                    : new PurgeRefused(problem);
        }
        return outcomeUnknown(request, "No response from Lambda: " + failure.getMessage(), failure);
    }

    static PurgeOutcomeUnknown outcomeUnknown(PurgeRequest request, String reason, @Nullable Throwable cause) {
        return new PurgeOutcomeUnknown(reason + ".", Optional.of(request.idempotencyKey()), cause);
    }
}
