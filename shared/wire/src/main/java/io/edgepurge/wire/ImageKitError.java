package io.edgepurge.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.edgepurge.domain.purge.RequestRule;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A problem in the words of ImageKit's API: its statuses and messages where it has some, ours where it has none; the help
 * is ours.
 *
 * @see <a href="https://imagekit.io/docs/api-reference/caching/purge-cache">ImageKit: purge cache</a>
 * @see <a href="https://imagekit.io/docs/api-reference/caching/purge-cache-status">ImageKit: purge cache status</a>
 */
record ImageKitError(int status, String message, String help) {
    private static final int BAD_REQUEST = 400;

    static ImageKitError of(Problem problem) {
        return switch (problem.type()) {
            case NOT_AUTHENTICATED -> as(problem, "Your request does not contain private API key.");
            case KEY_UNKNOWN -> as(problem, "Your account cannot be authenticated.");
            case PURGE_NOT_FOUND -> badRequest(problem, "No request found for this requestId.");
            case ITEMS_REFUSED -> badRequest(problem, "The URL is not valid for cache purging.");
            case REQUEST_REFUSED ->
                badRequest(
                        problem,
                        asksForNothing(problem)
                                ? "Your request is missing URL parameter."
                                : problem.type().title() + ".");
            case MALFORMED_REQUEST,
                    NOT_ALLOWED,
                    ROUTE_NOT_FOUND,
                    ACCOUNT_NOT_FOUND,
                    TOO_LATE_TO_CANCEL,
                    REQUEST_TOO_LARGE,
                    NOT_JSON,
                    IDEMPOTENCY_KEY_REUSED,
                    QUOTA_EXCEEDED,
                    INTERNAL_ERROR,
                    BUSY,
                    UNAVAILABLE,
                    UNFINISHED,
                    SCHEDULES_UNAVAILABLE -> as(problem, problem.type().title() + ".");
        };
    }

    ApiResponse answer() {
        return ApiResponse.json(
                status,
                JsonNodeFactory.instance.objectNode().put("message", message).put("help", help));
    }

    private static ImageKitError as(Problem problem, String message) {
        return new ImageKitError(problem.type().status(), message, helpWith(problem));
    }

    private static ImageKitError badRequest(Problem problem, String message) {
        return new ImageKitError(BAD_REQUEST, message, helpWith(problem));
    }

    private static boolean asksForNothing(Problem problem) {
        return problem.violations().stream()
                .anyMatch(violation -> violation instanceof Violation.OfRequest request
                        && request.rule() == RequestRule.NOTHING_TO_PURGE);
    }

    private static String helpWith(Problem problem) {
        return problem.violations().isEmpty()
                ? problem.detail()
                : problem.violations().stream().map(ImageKitError::helpWith).collect(Collectors.joining(" "));
    }

    private static String helpWith(Violation violation) {
        Optional<String> suggestion = violation instanceof Violation.OfItem item
                ? item.refused().refusal().suggestion()
                : Optional.empty();
        return violation.detail()
                + suggestion.map(url -> " Suggested URL: " + url).orElse("");
    }
}
