package io.edgepurge.api;

import io.edgepurge.domain.purge.Preview;
import io.edgepurge.domain.purge.PreviewResult;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeResult.RequestRefused;
import io.edgepurge.domain.purge.PurgeService;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.wire.ApiRequest;
import io.edgepurge.wire.ApiResponse;
import io.edgepurge.wire.Authenticator;
import io.edgepurge.wire.ErrorFormat;
import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import io.edgepurge.wire.Problem;
import io.edgepurge.wire.PurgeBody;
import io.edgepurge.wire.PurgeResponse;
import io.edgepurge.wire.PurgeResponses;
import io.edgepurge.wire.SupportContact;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

/** {@code POST /v1/purges} and {@code POST /v1/purges/preview}. */
final class PurgesController {
    private static final ErrorFormat ERROR_FORMAT = ErrorFormat.PROBLEM_DETAILS;

    private final Authenticator authenticator;
    private final PurgeService purgeService;
    private final Clock clock;
    private final SupportContact support;

    PurgesController(Wiring wiring) {
        this.authenticator = new Authenticator(wiring.accounts(), wiring.quotas(), ERROR_FORMAT);
        this.purgeService = wiring.purgeService();
        this.clock = wiring.clock();
        this.support = wiring.quotas().support();
    }

    ApiResponse purge(ApiRequest call) {
        return answer(call, this::purge);
    }

    ApiResponse preview(ApiRequest call) {
        return answer(call, this::preview);
    }

    private ApiResponse answer(ApiRequest call, Function<PurgeRequest, ApiResponse> service) {
        return authenticator.receive(call, caller -> switch (PurgeBody.parse(call)) {
            case Understood<PurgeBody>(PurgeBody body) ->
                service.apply(new PurgeRequest(caller, PurgeSource.API, body.asked(), body.idempotencyKey()));
            case Rejected<PurgeBody>(Problem problem) -> ERROR_FORMAT.render(problem);
        });
    }

    private ApiResponse preview(PurgeRequest request) {
        return switch (purgeService.preview(request)) {
            case PreviewResult.Previewed(Preview preview) -> PurgeResponses.previewed(preview, clock.instant());
            case PreviewResult.Refused(RequestRefused refusal) -> ERROR_FORMAT.render(PurgeResponse.problemOf(refusal));
        };
    }

    private ApiResponse purge(PurgeRequest request) {
        Instant now = clock.instant();
        return switch (PurgeResponse.of(purgeService.accept(request), now)) {
            case PurgeResponse.Purged(Accepted accepted) -> PurgeResponses.accepted(accepted, now);
            case PurgeResponse.Refused(Problem problem) -> ERROR_FORMAT.render(problem.naming(support));
        };
    }
}
