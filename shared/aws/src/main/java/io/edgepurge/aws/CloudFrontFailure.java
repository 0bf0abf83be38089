package io.edgepurge.aws;

import static java.util.Map.entry;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.BadPath;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.NotAllowed;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.ReferenceReused;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Throttled;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.TooManyInProgress;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Unanswered;
import io.edgepurge.domain.cloudfront.InvalidationProgress;
import io.edgepurge.domain.cloudfront.RecentInvalidations;
import io.edgepurge.domain.purge.ServiceCallFailed;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudfront.model.BatchTooLargeException;
import software.amazon.awssdk.services.cloudfront.model.InvalidArgumentException;
import software.amazon.awssdk.services.cloudfront.model.NoSuchInvalidationException;
import software.amazon.awssdk.services.cloudfront.model.TooManyInvalidationsInProgressException;

/**
 * A failed call of CloudFront. Logs refusals and lost responses, and maps the error to a result. CloudFront throttles with status
 * 400, so exception types take precedence over the status.
 *
 * @param operation the operation for distributions
 */
record CloudFrontFailure(String operation, DistributionId distribution, SdkException cause) {
    private static final Logger LOG = System.getLogger(CloudFrontInvalidationApi.class.getName());
    private static final int SERVER_ERRORS_FROM = 500;

    /** Returns the outcome of a call to create an invalidation. */
    InvalidationOutcome outcome() {
        return switch (cause) {
            case TooManyInvalidationsInProgressException tooMany -> new TooManyInProgress(limitNamedIn(tooMany));
            case InvalidArgumentException clash when namesTheCallerReference(clash) -> new ReferenceReused();
            case InvalidArgumentException bad -> badPath(bad);
            // handled like a bad path: the plan is split
            case BatchTooLargeException tooLarge -> badPath(tooLarge);
            case AwsServiceException clash
            when codeOf(clash).equals("InvalidationBatchAlreadyExists") -> new ReferenceReused();
            case AwsServiceException service when service.isThrottlingException() -> new Throttled();
            case AwsServiceException service when isRefusalOfUs(service) -> new NotAllowed(refused(service));
            default -> unanswered(); // a timeout, a reset, or a 5xx: the invalidation may exist
        };
    }

    /** Returns the result of a call to list invalidations. */
    RecentInvalidations recentInvalidations() {
        return switch (cause) {
            case AwsServiceException service
            when service.isThrottlingException() -> new RecentInvalidations.Throttled();
            case InvalidArgumentException stale -> { // the marker is an invalidation that CloudFront no longer knows
                String _ = refused(stale);
                yield new RecentInvalidations.Unanswered();
            }
            case AwsServiceException service
            when isRefusalOfUs(service) -> new RecentInvalidations.NotAllowed(refused(service));
            default -> {
                logLostPoll();
                yield new RecentInvalidations.Unanswered();
            }
        };
    }

    /** Returns the result of a call to get an invalidation. */
    InvalidationProgress progress() {
        return switch (cause) {
            case NoSuchInvalidationException missing -> new InvalidationProgress.Gone();
            case AwsServiceException service
            when isRefusalOfUs(service) -> new InvalidationProgress.NotAllowed(refused(service));
            default -> {
                logLostPoll();
                yield new InvalidationProgress.Unknown();
            }
        };
    }

    private BadPath badPath(AwsServiceException e) {
        String _ = refused(e);
        return new BadPath(messageOf(e));
    }

    /** Logs a refusal and returns its error code. */
    private String refused(AwsServiceException e) {
        LOG.log(Level.WARNING, "CloudFront refused a call", entry("distribution.id", distribution), failedCall());
        return codeOf(e);
    }

    private InvalidationOutcome unanswered() {
        LOG.log(
                Level.WARNING,
                "CloudFront did not respond; the call will be retried with the same caller reference",
                entry("distribution.id", distribution),
                failedCall());
        return new Unanswered();
    }

    private void logLostPoll() {
        LOG.log(
                Level.WARNING,
                "CloudFront did not respond; invalidations will be polled again",
                entry("distribution.id", distribution),
                failedCall());
    }

    private ServiceCallFailed failedCall() {
        return AwsCalls.failed(
                "CloudFront", distribution.isTenant() ? operation + "ForDistributionTenant" : operation, cause);
    }

    /** Returns true for a client error other than throttling, such as denied access or an unknown distribution. */
    private static boolean isRefusalOfUs(AwsServiceException e) {
        return !e.isThrottlingException() && e.statusCode() < SERVER_ERRORS_FROM;
    }

    private static boolean namesTheCallerReference(InvalidArgumentException e) {
        return messageOf(e).toLowerCase(Locale.ROOT).contains("caller reference");
    }

    private static InProgressLimit limitNamedIn(TooManyInvalidationsInProgressException e) {
        return messageOf(e).toLowerCase(Locale.ROOT).contains("wildcard")
                ? InProgressLimit.WILDCARDS
                : InProgressLimit.FILES;
    }

    private static String codeOf(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? "unknown"
                : String.valueOf(e.awsErrorDetails().errorCode());
    }

    private static String messageOf(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? String.valueOf(e.getMessage())
                : String.valueOf(e.awsErrorDetails().errorMessage());
    }
}
