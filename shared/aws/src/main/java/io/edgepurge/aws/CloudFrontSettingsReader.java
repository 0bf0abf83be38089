package io.edgepurge.aws;

import io.edgepurge.aws.ManagedCachePolicies.CachedBy;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.endpointcheck.CacheBehavior;
import io.edgepurge.domain.endpointcheck.CheckFailure;
import io.edgepurge.domain.endpointcheck.CheckFailure.Reason;
import io.edgepurge.domain.endpointcheck.DistributionSettings;
import io.edgepurge.domain.endpointcheck.DistributionSettingsReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CacheTagConfig;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;

/**
 * A {@code DistributionSettingsReader} over the CloudFront API. A cache policy that may not be read leaves only the query strings of
 * its behaviors unknown.
 */
final class CloudFrontSettingsReader implements DistributionSettingsReader {
    private static final int SERVER_ERRORS_FROM = 500;

    private final CloudFrontClient cloudFront;

    CloudFrontSettingsReader(CloudFrontClient cloudFront) {
        this.cloudFront = cloudFront;
    }

    /** Creates a reader with a client of its own. */
    static DistributionSettingsReader of(Clients clients) {
        return new CloudFrontSettingsReader(clients.cloudFront());
    }

    @Override
    public Result read(DistributionId distribution, BooleanSupplier permit) {
        try {
            return new Result.Read(new Reading(permit).of(distribution));
        } catch (NoPermit e) {
            return failed(Reason.UNAVAILABLE, "No call of CloudFront was left.");
        } catch (AwsServiceException e) {
            return failed(reasonOf(e), codeOf(e));
        } catch (SdkException e) {
            return failed(Reason.UNAVAILABLE, "CloudFront did not respond.");
        }
    }

    private static Result failed(Reason reason, String detail) {
        return new Result.Failed(new CheckFailure(reason, detail));
    }

    /** CloudFront throttles with status 400, so throttling takes precedence over the status. */
    private static Reason reasonOf(AwsServiceException e) {
        if (e.isThrottlingException() || e.statusCode() >= SERVER_ERRORS_FROM) {
            return Reason.UNAVAILABLE;
        }
        return e.statusCode() == 404 ? Reason.NOT_FOUND : Reason.NOT_ALLOWED;
    }

    private static String codeOf(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? "HTTP status " + e.statusCode()
                : String.valueOf(e.awsErrorDetails().errorCode());
    }

    /** Reads one distribution, and each of its cache policies once. */
    private final class Reading {
        private final BooleanSupplier permit;
        private final Map<String, CachedBy> policies = new HashMap<>();

        Reading(BooleanSupplier permit) {
            this.permit = permit;
        }

        DistributionSettings of(DistributionId distribution) {
            requirePermit();
            DistributionConfig config = cloudFront
                    .getDistributionConfig(request -> request.id(distribution.value()))
                    .distributionConfig();
            Stream<BehaviorView> behaviors = Stream.concat(
                    config.cacheBehaviors() == null
                            ? Stream.empty()
                            : config.cacheBehaviors().items().stream().map(BehaviorView::of),
                    Stream.of(BehaviorView.of(config.defaultCacheBehavior())));
            return new DistributionSettings(
                    config.aliases() == null
                            ? Set.of()
                            : Set.copyOf(config.aliases().items()),
                    Optional.ofNullable(config.cacheTagConfig())
                            .map(CacheTagConfig::headerName)
                            .filter(header -> !header.isBlank()),
                    behaviors.map(this::behavior).toList());
        }

        private CacheBehavior behavior(BehaviorView view) {
            CachedBy cachedBy = view.cachePolicy().map(this::policy).orElseGet(view::legacy);
            return new CacheBehavior(
                    view.pattern(), cachedBy.query(), cachedBy.disabled(), view.signed(), view.functions());
        }

        private CachedBy policy(String id) {
            Optional<CachedBy> known = ManagedCachePolicies.find(id).or(() -> Optional.ofNullable(policies.get(id)));
            return known.orElseGet(() -> {
                CachedBy read = readPolicy(id);
                policies.put(id, read);
                return read;
            });
        }

        private CachedBy readPolicy(String id) {
            requirePermit();
            try {
                return BehaviorView.cachedBy(cloudFront
                        .getCachePolicy(request -> request.id(id))
                        .cachePolicy()
                        .cachePolicyConfig());
            } catch (AwsServiceException e) {
                if (reasonOf(e) == Reason.UNAVAILABLE) {
                    throw e;
                }
                return CachedBy.UNKNOWN;
            }
        }

        private void requirePermit() {
            if (!permit.getAsBoolean()) {
                throw new NoPermit();
            }
        }
    }

    private static final class NoPermit extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1;
    }
}
