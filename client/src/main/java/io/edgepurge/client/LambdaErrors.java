package io.edgepurge.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** What an invocation comes to that brought no purge. */
final class LambdaErrors {
    private LambdaErrors() {}

    /**
     * The function ended with an error, whose message is a problem if the function meant it; a function that ran out of time
     * or memory may have done its work.
     *
     * @param payload Lambda's {@code {"errorMessage", "errorType"}}
     */
    static PurgeException failure(RequestBatches asked, String payload) {
        try {
            JsonFields problem = JsonFields.parse(JsonFields.parse(payload).text("errorMessage"));
            return failure(asked, Problem.of(problem), problem);
        } catch (UnreadableResponse e) {
            return unanswered(asked.whole(), "The function failed: " + errorIn(payload), e);
        }
    }

    private static PurgeException failure(RequestBatches asked, Problem problem, JsonFields json) {
        return problem.outcomeUnknown()
                ? unanswered(asked.whole(), problem.line(), null)
                        .within(asked.whole(), json.each("accepted", PurgeReceipt::of))
                : new PurgeRefused(
                        problem.withViolations(violation -> asked.inCallersIndexes(violation, asked.items())),
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

    /** Lambda itself said no, or nobody answered. */
    static PurgeException failure(PurgeRequest request, SdkException failure) {
        if (failure instanceof SdkServiceException service) {
            Problem problem = Problem.untyped(service.statusCode(), "Lambda says: " + service.getMessage());
            // what throttles has other statuses too
            return problem.outcomeUnknown() || service.isThrottlingException()
                    ? unanswered(request, problem.line(), failure)
                    : new PurgeRefused(problem);
        }
        return unanswered(request, "No answer from Lambda: " + failure.getMessage(), failure);
    }

    static PurgeOutcomeUnknown unanswered(PurgeRequest request, String happened, @Nullable Throwable cause) {
        return new PurgeOutcomeUnknown(new NoResponse(happened + ".", Optional.of(request.idempotencyKey()), cause));
    }
}
