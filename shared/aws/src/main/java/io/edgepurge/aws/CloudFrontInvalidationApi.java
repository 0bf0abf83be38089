package io.edgepurge.aws;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.CallerReference;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.cloudfront.InvalidationApi;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.BadPath;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Created;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.NotAllowed;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.ReferenceReused;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Throttled;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.TooManyInProgress;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Unanswered;
import io.edgepurge.domain.cloudfront.InvalidationProgress;
import io.edgepurge.domain.cloudfront.RecentInvalidations;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.BatchTooLargeException;
import software.amazon.awssdk.services.cloudfront.model.InvalidArgumentException;
import software.amazon.awssdk.services.cloudfront.model.Invalidation;
import software.amazon.awssdk.services.cloudfront.model.InvalidationBatch;
import software.amazon.awssdk.services.cloudfront.model.InvalidationList;
import software.amazon.awssdk.services.cloudfront.model.InvalidationSummary;
import software.amazon.awssdk.services.cloudfront.model.NoSuchInvalidationException;
import software.amazon.awssdk.services.cloudfront.model.TooManyInvalidationsInProgressException;

/**
 * An {@code InvalidationApi} over the CloudFront API. The client must not retry: the rate limiter counts every call, and the
 * plan records each call before it starts.
 */
final class CloudFrontInvalidationApi implements InvalidationApi {
    private static final Logger LOG = System.getLogger(CloudFrontInvalidationApi.class.getName());
    private static final int SERVER_ERRORS_FROM = 500;

    /** @see <a href="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListInvalidations.html">ListInvalidations</a> */
    private static final int PAGE_SIZE = 100;

    private final CloudFrontClient cloudFront;

    CloudFrontInvalidationApi(CloudFrontClient cloudFront) {
        this.cloudFront = cloudFront;
    }

    static InvalidationApi of(Map<String, String> variables) {
        return new CloudFrontInvalidationApi(Clients.cloudFront(variables));
    }

    @Override
    public InvalidationOutcome createInvalidation(
            DistributionId distribution, CallerReference reference, CollapsedPaths paths) {
        try {
            return new Created(new InvalidationId(create(distribution, batch(reference, paths))));
        } catch (SdkException e) {
            return outcomeOf(e);
        }
    }

    @Override
    public RecentInvalidations recentInvalidations(DistributionId distribution) {
        try {
            Map<Boolean, Set<InvalidationId>> byCompletion = list(distribution).stream()
                    .collect(Collectors.partitioningBy(
                            one -> isCompleted(one.status()),
                            Collectors.mapping(one -> new InvalidationId(one.id()), Collectors.toSet())));
            return new RecentInvalidations.Listed(
                    byCompletion.getOrDefault(true, Set.of()), byCompletion.getOrDefault(false, Set.of()));
        } catch (AwsServiceException e) {
            if (e.isThrottlingException()) {
                return new RecentInvalidations.Throttled();
            }
            return isRefusalOfUs(e)
                    ? new RecentInvalidations.NotAllowed(codeOf(e))
                    : new RecentInvalidations.Unanswered();
        } catch (SdkException e) {
            return new RecentInvalidations.Unanswered();
        }
    }

    @Override
    public InvalidationProgress progressOf(DistributionId distribution, InvalidationId invalidation) {
        try {
            return isCompleted(status(distribution, invalidation))
                    ? new InvalidationProgress.Completed()
                    : new InvalidationProgress.InProgress();
        } catch (NoSuchInvalidationException e) {
            return new InvalidationProgress.Gone();
        } catch (AwsServiceException e) {
            return isRefusalOfUs(e)
                    ? new InvalidationProgress.NotAllowed(codeOf(e))
                    : new InvalidationProgress.Unknown();
        } catch (SdkException e) {
            return new InvalidationProgress.Unknown();
        }
    }

    /** Compares without regard to case, because some AWS emulators return upper case. */
    private static boolean isCompleted(String status) {
        return status.toLowerCase(Locale.ROOT).equals("completed");
    }

    private List<InvalidationSummary> list(DistributionId distribution) {
        InvalidationList newest = distribution.isTenant()
                ? cloudFront
                        .listInvalidationsForDistributionTenant(
                                request -> request.id(distribution.value()).maxItems(PAGE_SIZE))
                        .invalidationList()
                : cloudFront
                        .listInvalidations(request ->
                                request.distributionId(distribution.value()).maxItems(String.valueOf(PAGE_SIZE)))
                        .invalidationList();
        return newest.items();
    }

    private String create(DistributionId distribution, InvalidationBatch batch) {
        Invalidation invalidation = distribution.isTenant()
                ? cloudFront
                        .createInvalidationForDistributionTenant(
                                request -> request.id(distribution.value()).invalidationBatch(batch))
                        .invalidation()
                : cloudFront
                        .createInvalidation(request ->
                                request.distributionId(distribution.value()).invalidationBatch(batch))
                        .invalidation();
        return invalidation.id();
    }

    private String status(DistributionId distribution, InvalidationId id) {
        Invalidation invalidation = distribution.isTenant()
                ? cloudFront
                        .getInvalidationForDistributionTenant(
                                request -> request.distributionTenantId(distribution.value())
                                        .id(id.value()))
                        .invalidation()
                : cloudFront
                        .getInvalidation(request ->
                                request.distributionId(distribution.value()).id(id.value()))
                        .invalidation();
        return invalidation.status();
    }

    private static InvalidationBatch batch(CallerReference reference, CollapsedPaths paths) {
        List<String> items = paths.all().stream()
                .map(InvalidationPath::value)
                .map(XmlEntities::protect)
                .toList();
        return InvalidationBatch.builder()
                .callerReference(XmlEntities.protect(reference.value()))
                .paths(all -> all.quantity(items.size()).items(items))
                .build();
    }

    /** Maps an error to an outcome. CloudFront throttles with status 400, so exception types take precedence over the status. */
    private static InvalidationOutcome outcomeOf(SdkException e) {
        return switch (e) {
            case TooManyInvalidationsInProgressException tooMany -> new TooManyInProgress(limitNamedIn(tooMany));
            case InvalidArgumentException clash when namesTheCallerReference(clash) -> new ReferenceReused();
            case InvalidArgumentException bad -> new BadPath(messageOf(bad));
            // handled like a bad path: the plan is split
            case BatchTooLargeException tooLarge -> new BadPath(messageOf(tooLarge));
            case AwsServiceException clash
            when codeOf(clash).equals("InvalidationBatchAlreadyExists") -> new ReferenceReused();
            case AwsServiceException service when service.isThrottlingException() -> new Throttled();
            case AwsServiceException service when isRefusalOfUs(service) -> new NotAllowed(codeOf(service));
            default -> unanswered(e); // a timeout, a reset, or a 5xx: the invalidation may exist
        };
    }

    private static InvalidationOutcome unanswered(SdkException e) {
        LOG.log(
                Level.WARNING,
                "CloudFront did not respond; the call will be retried with the same caller reference",
                e);
        return new Unanswered();
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
