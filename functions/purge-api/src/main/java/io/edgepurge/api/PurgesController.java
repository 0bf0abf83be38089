package io.edgepurge.api;

import io.edgepurge.domain.purge.Preview;
import io.edgepurge.domain.purge.PreviewResult;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeService;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.Refusal;
import io.edgepurge.http.ApiRequest;
import io.edgepurge.http.ApiResponse;
import io.edgepurge.request.Authenticator;
import io.edgepurge.request.Parsed.Rejected;
import io.edgepurge.request.Parsed.Understood;
import io.edgepurge.request.PurgeBody;
import io.edgepurge.response.ErrorFormat;
import io.edgepurge.response.Problem;
import io.edgepurge.response.ProblemDetailsFormat;
import io.edgepurge.response.PurgeResponses;
import io.edgepurge.response.RefusalProblems;
import io.edgepurge.response.SupportContact;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

/** Handles {@code POST /v1/purges} and {@code POST /v1/purges/preview}. */
final class PurgesController {
    private static final ErrorFormat ERROR_FORMAT = new ProblemDetailsFormat();

    private final Authenticator authenticator;
    private final PurgeService purgeService;
    private final Clock clock;
    private final SupportContact support;

    PurgesController(Wiring wiring) {
        this.authenticator = wiring.authenticator(ERROR_FORMAT);
        this.purgeService = wiring.purgeService();
        this.clock = wiring.clock();
        this.support = wiring.support();
    }

    ApiResponse purge(ApiRequest request) {
        return handle(request, this::acceptPurge);
    }

    ApiResponse preview(ApiRequest request) {
        return handle(request, this::previewPurge);
    }

    private ApiResponse handle(ApiRequest request, Function<PurgeRequest, ApiResponse> action) {
        return authenticator.handle(request, caller -> switch (PurgeBody.parse(request)) {
            case Understood<PurgeBody>(PurgeBody body) ->
                action.apply(new PurgeRequest(caller, PurgeSource.API, body.spec(), body.idempotencyKey()));
            case Rejected<PurgeBody>(Problem problem) -> ERROR_FORMAT.render(problem);
        });
    }

    private ApiResponse acceptPurge(PurgeRequest request) {
        Instant now = clock.instant();
        return switch (purgeService.accept(request)) {
            case Accepted accepted -> PurgeResponses.accepted(accepted, now);
            case Refusal refusal -> refused(refusal, now);
        };
    }

    private ApiResponse previewPurge(PurgeRequest request) {
        return switch (purgeService.preview(request)) {
            case PreviewResult.Previewed(Preview preview) -> PurgeResponses.previewed(preview, clock.instant());
            case PreviewResult.Refused(Refusal refusal) -> refused(refusal, clock.instant());
        };
    }

    private ApiResponse refused(Refusal refusal, Instant now) {
        return ERROR_FORMAT.render(RefusalProblems.of(refusal, now).withSupport(support));
    }
}
