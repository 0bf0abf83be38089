package io.edgepurge.local.simulator;

import io.edgepurge.local.edge.EdgeDistribution;
import java.util.Optional;

/** Applies CloudFront's rules to a call, in CloudFront's order. Thread-safe. */
final class CloudFrontApi {
    private final SimulatorState state;
    private final Invalidations invalidations;
    private final RequestCounter counter;
    private final TokenBucket bucket;

    CloudFrontApi(SimulatorState state, Invalidations invalidations, RequestCounter counter) {
        this.state = state;
        this.invalidations = invalidations;
        this.counter = counter;
        this.bucket = new TokenBucket(state.clock().instant());
    }

    ApiResponse respond(ApiCall call) throws InterruptedException {
        counter.countCall(call.operation());
        ApiResponse response = checkAndPerform(call);
        counter.countResponse(response);
        return response;
    }

    private ApiResponse checkAndPerform(ApiCall call) throws InterruptedException {
        if (!tryAcquire()) {
            return ErrorCode.THROTTLING.withMessage("Rate exceeded");
        }
        if (!state.permitted().get()) {
            return ErrorCode.ACCESS_DENIED.withMessage("Access denied for operation.");
        }
        return performWithFaults(call);
    }

    private boolean tryAcquire() {
        SimulatorSettings.Throttle throttle = state.settings().get().throttle();
        return !throttle.on() || bucket.tryAcquire(throttle, state.clock().instant());
    }

    private ApiResponse performWithFaults(ApiCall call) throws InterruptedException {
        Optional<Fault> fault = state.faultInjection().faults().take(call.operation());
        return fault.isPresent() ? applyFault(fault.get(), call) : performOnDistribution(call);
    }

    private ApiResponse applyFault(Fault fault, ApiCall call) throws InterruptedException {
        return switch (fault) {
            case Fault.FailBefore() ->
                ErrorCode.SERVICE_UNAVAILABLE.withMessage(
                        "CloudFront encountered an internal error. Please try again.");
            case Fault.LoseAnswer() -> {
                counter.countResponse(performOnDistribution(call));
                yield new ApiResponse.Lost();
            }
            case Fault.Slow slow -> {
                Thread.sleep(slow.delay());
                yield performOnDistribution(call);
            }
        };
    }

    private ApiResponse performOnDistribution(ApiCall call) {
        if (call.operation() == Operation.GET_CACHE_POLICY) {
            return policy(call.subject().distributionId());
        }
        Optional<EdgeDistribution> distribution = distribution(call.subject());
        return distribution.isPresent() ? perform(call, distribution.get()) : unknown(call.subject());
    }

    private ApiResponse perform(ApiCall call, EdgeDistribution distribution) {
        return switch (call.operation()) {
            case CREATE_INVALIDATION -> create(distribution, call);
            case GET_INVALIDATION ->
                get(distribution, call.subject().invalidationId().orElse(""));
            case LIST_INVALIDATIONS ->
                InvalidationPages.page(invalidations.oldestFirst(distribution.id()), call.query());
            case GET_DISTRIBUTION_CONFIG ->
                state.distributions()
                        .find(distribution.id())
                        .<ApiResponse>map(ApiResponse.Configured::new)
                        .orElseGet(() -> unknown(call.subject()));
            case GET_CACHE_POLICY -> policy(call.subject().distributionId());
        };
    }

    private ApiResponse policy(String id) {
        return CachePolicyId.find(id)
                .filter(state.distributions()::use)
                .<ApiResponse>map(ApiResponse.Policy::new)
                .orElseGet(() -> ErrorCode.NO_SUCH_CACHE_POLICY.withMessage("The cache policy does not exist."));
    }

    private ApiResponse create(EdgeDistribution distribution, ApiCall call) {
        if (call.isOversized()) {
            return ErrorCode.BATCH_TOO_LARGE.withMessage("Invalidation batch specified is too large.");
        }
        ApiResponse response = switch (BatchXml.parse(call.body())) {
            case BatchXml.Parsed.Understood(InvalidationBatch batch) -> invalidations.create(distribution, batch);
            case BatchXml.Parsed.Rejected(ApiResponse.Refused refusal) -> refusal;
        };
        invalidations.completeDue();
        return response;
    }

    private ApiResponse get(EdgeDistribution distribution, String id) {
        return invalidations
                .find(distribution.id(), id)
                .<ApiResponse>map(ApiResponse.Found::new)
                .orElseGet(
                        () -> ErrorCode.NO_SUCH_INVALIDATION.withMessage("The specified invalidation does not exist."));
    }

    private Optional<EdgeDistribution> distribution(ApiCall.Subject subject) {
        Distributions distributions = state.distributions();
        return subject.isTenant()
                ? distributions.tenant(subject.distributionId())
                : distributions.distribution(subject.distributionId());
    }

    private static ApiResponse unknown(ApiCall.Subject subject) {
        return subject.isTenant()
                ? ErrorCode.ENTITY_NOT_FOUND.withMessage("The entity was not found.")
                : ErrorCode.NO_SUCH_DISTRIBUTION.withMessage("The specified distribution does not exist.");
    }
}
