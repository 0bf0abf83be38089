package io.edgepurge.aws;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.CallerReference;
import io.edgepurge.domain.cloudfront.InvalidationApi;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Created;
import io.edgepurge.domain.cloudfront.InvalidationProgress;
import io.edgepurge.domain.cloudfront.PageMarker;
import io.edgepurge.domain.cloudfront.RecentInvalidations;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.Invalidation;
import software.amazon.awssdk.services.cloudfront.model.InvalidationBatch;
import software.amazon.awssdk.services.cloudfront.model.InvalidationList;
import software.amazon.awssdk.services.cloudfront.model.NoSuchInvalidationException;

/**
 * An {@code InvalidationApi} over the CloudFront API. The client must not retry: the rate limiter counts every call, and the
 * plan records each call before it starts.
 */
final class CloudFrontInvalidationApi implements InvalidationApi {
    /** @see <a href="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListInvalidations.html">ListInvalidations</a> */
    private static final int PAGE_SIZE = 100;

    private final CloudFrontClient cloudFront;

    CloudFrontInvalidationApi(CloudFrontClient cloudFront) {
        this.cloudFront = cloudFront;
    }

    static InvalidationApi of(Clients clients) {
        return new CloudFrontInvalidationApi(clients.cloudFront());
    }

    @Override
    public InvalidationOutcome createInvalidation(
            DistributionId distribution, CallerReference reference, CollapsedPaths paths) {
        try {
            return new Created(new InvalidationId(create(distribution, batch(reference, paths))));
        } catch (SdkException e) {
            return new CloudFrontFailure("CreateInvalidation", distribution, e).outcome();
        }
    }

    @Override
    public RecentInvalidations recentInvalidations(DistributionId distribution, Optional<PageMarker> after) {
        try {
            return listed(list(distribution, after.map(PageMarker::value).orElse(null)));
        } catch (SdkException e) {
            return new CloudFrontFailure("ListInvalidations", distribution, e).recentInvalidations();
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
        } catch (SdkException e) {
            return new CloudFrontFailure("GetInvalidation", distribution, e).progress();
        }
    }

    /** Compares without regard to case, because some AWS emulators return upper case. */
    private static boolean isCompleted(String status) {
        return status.toLowerCase(Locale.ROOT).equals("completed");
    }

    private static RecentInvalidations.Listed listed(InvalidationList page) {
        Map<Boolean, Set<InvalidationId>> byCompletion = page.items().stream()
                .collect(Collectors.partitioningBy(
                        one -> isCompleted(one.status()),
                        Collectors.mapping(one -> new InvalidationId(one.id()), Collectors.toSet())));
        return new RecentInvalidations.Listed(
                byCompletion.getOrDefault(true, Set.of()),
                byCompletion.getOrDefault(false, Set.of()),
                Optional.ofNullable(page.nextMarker())
                        .filter(next -> Boolean.TRUE.equals(page.isTruncated()) && !next.isEmpty())
                        .map(PageMarker::new));
    }

    private InvalidationList list(DistributionId distribution, @Nullable String marker) {
        return distribution.isTenant()
                ? cloudFront
                        .listInvalidationsForDistributionTenant(request ->
                                request.id(distribution.value()).marker(marker).maxItems(PAGE_SIZE))
                        .invalidationList()
                : cloudFront
                        .listInvalidations(request -> request.distributionId(distribution.value())
                                .marker(marker)
                                .maxItems(String.valueOf(PAGE_SIZE)))
                        .invalidationList();
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
}
