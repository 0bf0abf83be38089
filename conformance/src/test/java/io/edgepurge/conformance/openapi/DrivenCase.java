package io.edgepurge.conformance.openapi;

import io.edgepurge.conformance.openapi.SentRequest.Fault;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A request, and what the API has to answer.
 *
 * @param note what tells it apart from others that are answered alike
 */
record DrivenCase(Outcome outcome, String note, Function<World, SentRequest> sent) {

    /**
     * An answer of an operation; {@code default} stands for API Gateway's own.
     *
     * @param problem the last part of the problem's type; empty where the answer is none
     */
    record Outcome(String operation, String status, String problem) {
        @Override
        public String toString() {
            return (operation + " " + status + " " + problem).strip();
        }
    }

    static DrivenCase of(String operation, String outcome, Function<World, SentRequest> sent) {
        String[] statusAndProblem = outcome.split(" ", 2);
        String problem = statusAndProblem.length == 2 ? statusAndProblem[1] : "";
        return new DrivenCase(new Outcome(operation, statusAndProblem[0], problem), "", sent);
    }

    DrivenCase noted(String other) {
        return new DrivenCase(outcome, other, sent);
    }

    DrivenCase but(UnaryOperator<SentRequest> change) {
        return new DrivenCase(outcome, note, world -> change.apply(sent.apply(world)));
    }

    DrivenCase under(Fault fault) {
        return but(request -> request.under(fault));
    }

    @Override
    public String toString() {
        return note.isEmpty() ? outcome.toString() : outcome + ": " + note;
    }
}
