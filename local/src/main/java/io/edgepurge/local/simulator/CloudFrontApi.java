package io.edgepurge.local.simulator;

import io.edgepurge.local.edge.EdgeDistribution;
import java.util.Optional;

/** CloudFront's rules, in the order in which a call meets them. Safe for use by many threads. */
final class CloudFrontApi {
    private final Conditions conditions;
    private final Invalidations invalidations;
    private final RequestCounter tally;
    private final TokenBucket bucket;

    CloudFrontApi(Conditions conditions, Invalidations invalidations, RequestCounter tally) {
        this.conditions = conditions;
        this.invalidations = invalidations;
        this.tally = tally;
        this.bucket = new TokenBucket(conditions.clock().instant());
    }

    ApiResponse answer(ApiCall call) throws InterruptedException {
        tally.called(call.operation());
        Optional<ApiResponse> refusal = throttled().or(this::denied);
        ApiResponse answer = refusal.isPresent() ? refusal.get() : answerWithFaults(call);
        tally.answered(answer);
        return answer;
    }

    private Optional<ApiResponse> throttled() {
        SimulatorSettings.Throttle throttle = conditions.settings().get().throttle();
        if (!throttle.on() || bucket.tryTake(throttle, conditions.clock().instant())) {
            return Optional.empty();
        }
        return Optional.of(ErrorCode.THROTTLING.because("Rate exceeded"));
    }

    private Optional<ApiResponse> denied() {
        return conditions.permitted().get()
                ? Optional.empty()
                : Optional.of(ErrorCode.ACCESS_DENIED.because("Access denied for operation."));
    }

    private ApiResponse answerWithFaults(ApiCall call) throws InterruptedException {
        Optional<Fault> fault = conditions.troubles().faults().take(call.operation());
        return fault.isPresent() ? answerWith(fault.get(), call) : perform(call);
    }

    private ApiResponse answerWith(Fault fault, ApiCall call) throws InterruptedException {
        return switch (fault) {
            case Fault.FailBefore() ->
                ErrorCode.SERVICE_UNAVAILABLE.because("CloudFront encountered an internal error. Please try again.");
            case Fault.LoseAnswer() -> {
                tally.answered(perform(call));
                yield new ApiResponse.Lost();
            }
            case Fault.Slow slow -> {
                Thread.sleep(slow.delay());
                yield perform(call);
            }
        };
    }

    private ApiResponse perform(ApiCall call) {
        return distribution(call.subject())
                .map(distribution -> switch (call.operation()) {
                    case CREATE_INVALIDATION -> create(distribution, call);
                    case GET_INVALIDATION ->
                        get(distribution, call.subject().invalidationId().orElse(""));
                    case LIST_INVALIDATIONS -> Pages.page(invalidations.oldestFirst(distribution.id()), call.query());
                })
                .orElseGet(() -> unknown(call.subject()));
    }

    private ApiResponse create(EdgeDistribution distribution, ApiCall call) {
        if (call.isOversized()) {
            return ErrorCode.BATCH_TOO_LARGE.because("Invalidation batch specified is too large.");
        }
        ApiResponse answer = switch (BatchXml.parse(call.body())) {
            case BatchXml.Parsed.Understood(InvalidationBatch batch) -> invalidations.create(distribution, batch);
            case BatchXml.Parsed.Rejected(ApiResponse.Refused refusal) -> refusal;
        };
        invalidations.settleDue();
        return answer;
    }

    private ApiResponse get(EdgeDistribution distribution, String id) {
        return invalidations
                .find(distribution.id(), id)
                .<ApiResponse>map(ApiResponse.Found::new)
                .orElseGet(() -> ErrorCode.NO_SUCH_INVALIDATION.because("The specified invalidation does not exist."));
    }

    private Optional<EdgeDistribution> distribution(ApiCall.Subject subject) {
        Distributions distributions = conditions.distributions();
        return subject.isTenant()
                ? distributions.tenant(subject.distributionId())
                : distributions.distribution(subject.distributionId());
    }

    private static ApiResponse unknown(ApiCall.Subject subject) {
        return subject.isTenant()
                ? ErrorCode.ENTITY_NOT_FOUND.because("The entity was not found.")
                : ErrorCode.NO_SUCH_DISTRIBUTION.because("The specified distribution does not exist.");
    }
}
