package io.edgepurge.domain.verification;

/**
 * The port to the edge as visitors see it. Errors of a server or of the network are results, not exceptions, and every call
 * returns within seconds. Follows no redirect. Connects to public addresses only. Safe for use by concurrent threads.
 */
public interface ViewerClient {
    /** Makes one request. It may bring the file into the cache of the edge location. */
    Result get(ViewerRequest request);

    /** The outcome of a request. */
    sealed interface Result {
        /** The headers of a response arrived. */
        record Answered(Evidence evidence, VisitTime visited) implements Result {}

        /**
         * There was no response.
         *
         * @param reason a clause without its subject, such as "did not respond within 5 s"
         * @param lookAgain true if a later request can succeed
         */
        record Unanswered(String reason, boolean lookAgain) implements Result {}
    }
}
