package io.edgepurge.conformance.openapi;

import io.edgepurge.conformance.openapi.TestRequest.Fault;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A request and its expected response.
 *
 * @param note distinguishes cases with the same response
 * @param request prepares the request, and may send others first
 */
record ApiCase(Outcome outcome, String note, Function<DocumentedStack, TestRequest> request) {

    /**
     * A response of an operation. The status {@code default} is a response of API Gateway itself.
     *
     * @param problem the last part of the problem type; empty if the response is not a problem
     */
    record Outcome(String operation, String status, String problem) {
        @Override
        public String toString() {
            return (operation + " " + status + " " + problem).strip();
        }
    }

    static ApiCase of(String operation, String outcome, Function<DocumentedStack, TestRequest> request) {
        String[] statusAndProblem = outcome.split(" ", 2);
        String problem = statusAndProblem.length == 2 ? statusAndProblem[1] : "";
        return new ApiCase(new Outcome(operation, statusAndProblem[0], problem), "", request);
    }

    ApiCase noted(String other) {
        return new ApiCase(outcome, other, request);
    }

    ApiCase but(UnaryOperator<TestRequest> change) {
        return new ApiCase(outcome, note, stack -> change.apply(request.apply(stack)));
    }

    ApiCase under(Fault fault) {
        return but(request -> request.under(fault));
    }

    @Override
    public String toString() {
        return note.isEmpty() ? outcome.toString() : outcome + ": " + note;
    }
}
