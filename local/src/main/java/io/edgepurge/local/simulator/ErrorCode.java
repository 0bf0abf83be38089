package io.edgepurge.local.simulator;

/**
 * CloudFront's error codes and their HTTP statuses.
 *
 * @see
 *     <a href="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateInvalidation.html">CreateInvalidation</a>
 */
enum ErrorCode {
    ACCESS_DENIED("AccessDenied", 403),
    BATCH_TOO_LARGE("BatchTooLarge", 413),
    ENTITY_NOT_FOUND("EntityNotFound", 404),
    INCONSISTENT_QUANTITIES("InconsistentQuantities", 400),
    INVALID_ARGUMENT("InvalidArgument", 400),
    MALFORMED_XML("MalformedXML", 400),
    MISSING_BODY("MissingBody", 400),
    NO_SUCH_CACHE_POLICY("NoSuchCachePolicy", 404),
    NO_SUCH_DISTRIBUTION("NoSuchDistribution", 404),
    NO_SUCH_INVALIDATION("NoSuchInvalidation", 404),
    SERVICE_UNAVAILABLE("ServiceUnavailable", 503),
    THROTTLING("Throttling", 400),
    TOO_MANY_INVALIDATIONS_IN_PROGRESS("TooManyInvalidationsInProgress", 400),
    UNKNOWN_OPERATION("UnknownOperationException", 404);

    private final String wireName;
    private final int status;

    ErrorCode(String wireName, int status) {
        this.wireName = wireName;
        this.status = status;
    }

    String wireName() {
        return wireName;
    }

    int status() {
        return status;
    }

    ApiResponse.Refused withMessage(String message) {
        return new ApiResponse.Refused(this, message);
    }
}
