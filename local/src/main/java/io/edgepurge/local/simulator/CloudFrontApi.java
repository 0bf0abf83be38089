package io.edgepurge.local.simulator;

import io.edgepurge.local.edge.EdgeDistribution;
import java.util.Optional;

/** CloudFront's rules, in the order in which a call meets them. Safe for use by many threads. */
final class CloudFrontApi {
    private final Conditions conditions;
    private final Invalidations invalidations;
    private final Tally tally;
    private final TokenBucket bucket;

    CloudFrontApi(Conditions conditions, Invalidations invalidations, Tally tally) {
        this.conditions = conditions;
        this.invalidations = invalidations;
        this.tally = tally;
        this.bucket = new TokenBucket(conditions.clock().instant());
    }

    Answer answer(ApiCall call) throws InterruptedException {
        tally.called(call.operation());
        Optional<Answer> refusal = throttled().or(this::denied);
        Answer answer = refusal.isPresent() ? refusal.get() : answerWithFaults(call);
        tally.answered(answer);
        return answer;
    }

    private Optional<Answer> throttled() {
        SimulatorSettings.Throttle throttle = conditions.settings().get().throttle();
        if (!throttle.on() || bucket.tryTake(throttle, conditions.clock().instant())) {
            return Optional.empty();
        }
        return Optional.of(ErrorCode.THROTTLING.because("Rate exceeded"));
    }

    private Optional<Answer> denied() {
        return conditions.permitted().get()
                ? Optional.empty()
                : Optional.of(ErrorCode.ACCESS_DENIED.because("Access denied for operation."));
    }

    private Answer answerWithFaults(ApiCall call) throws InterruptedException {
        Optional<Fault> fault = conditions.troubles().faults().take(call.operation());
        return fault.isPresent() ? answerWith(fault.get(), call) : perform(call);
    }

    private Answer answerWith(Fault fault, ApiCall call) throws InterruptedException {
        return switch (fault) {
            case Fault.FailBefore() ->
                ErrorCode.SERVICE_UNAVAILABLE.because("CloudFront encountered an internal error. Please try again.");
            case Fault.LoseAnswer() -> {
                tally.answered(perform(call));
                yield new Answer.Lost();
            }
            case Fault.Slow slow -> {
                Thread.sleep(slow.delay());
                yield perform(call);
            }
        };
    }

    private Answer perform(ApiCall call) {
        return distribution(call.subject())
                .map(distribution -> switch (call.operation()) {
                    case CREATE_INVALIDATION -> create(distribution, call);
                    case GET_INVALIDATION ->
                        get(distribution, call.subject().invalidationId().orElse(""));
                    case LIST_INVALIDATIONS -> Pages.page(invalidations.oldestFirst(distribution.id()), call.query());
                })
                .orElseGet(() -> unknown(call.subject()));
    }

    private Answer create(EdgeDistribution distribution, ApiCall call) {
        if (call.isOversized()) {
            return ErrorCode.BATCH_TOO_LARGE.because("Invalidation batch specified is too large.");
        }
        Answer answer = switch (BatchXml.parse(call.body())) {
            case BatchXml.Parsed.Understood(InvalidationBatch batch) -> invalidations.create(distribution, batch);
            case BatchXml.Parsed.Rejected(Answer.Refused refusal) -> refusal;
        };
        invalidations.settleDue();
        return answer;
    }

    private Answer get(EdgeDistribution distribution, String id) {
        return invalidations
                .find(distribution.id(), id)
                .<Answer>map(Answer.Found::new)
                .orElseGet(() -> ErrorCode.NO_SUCH_INVALIDATION.because("The specified invalidation does not exist."));
    }

    private Optional<EdgeDistribution> distribution(ApiCall.Subject subject) {
        Distributions distributions = conditions.distributions();
        return subject.isTenant()
                ? distributions.tenant(subject.distributionId())
                : distributions.distribution(subject.distributionId());
    }

    private static Answer unknown(ApiCall.Subject subject) {
        return subject.isTenant()
                ? ErrorCode.ENTITY_NOT_FOUND.because("The entity was not found.")
                : ErrorCode.NO_SUCH_DISTRIBUTION.because("The specified distribution does not exist.");
    }
}
