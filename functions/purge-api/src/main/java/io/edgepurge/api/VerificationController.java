package io.edgepurge.api;

import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.purge.KeyBounds;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.verifier.VerificationResult;
import io.edgepurge.domain.verifier.VerificationService;
import io.edgepurge.http.ApiRequest;
import io.edgepurge.http.ApiResponse;
import io.edgepurge.request.Authenticator;
import io.edgepurge.response.ErrorFormat;
import io.edgepurge.response.Problem;
import io.edgepurge.response.ProblemDetailsFormat;
import io.edgepurge.response.PurgeResponses;
import java.time.Clock;
import java.util.Optional;

/**
 * Handles {@code POST /v1/purges/{id}/verification}. It needs the scope of purges, because a visit makes a request to the origin
 * and can raise an alarm.
 */
final class VerificationController {
    private static final ErrorFormat ERROR_FORMAT = new ProblemDetailsFormat();

    private final Authenticator authenticator;
    private final VerificationService service;
    private final Clock clock;

    VerificationController(Wiring wiring) {
        this.authenticator = wiring.authenticator(ERROR_FORMAT);
        this.service = wiring.verificationService();
        this.clock = wiring.clock();
    }

    ApiResponse handle(ApiRequest request) {
        return authenticator.handle(request, Scope.PURGE, caller -> verify(caller, request.pathParameter("id")));
    }

    private ApiResponse verify(Caller caller, String text) {
        Optional<PurgeId> id = PurgeId.parse(text);
        if (id.isEmpty()) {
            return ERROR_FORMAT.render(Problem.purgeNotFound());
        }
        return switch (service.request(caller.account().id(), id.get(), new KeyBounds(caller)::include)) {
            case VerificationResult.Scheduled(PurgeProgress progress) ->
                PurgeResponses.verifying(progress, clock.instant());
            case VerificationResult.NotFound() -> ERROR_FORMAT.render(Problem.purgeNotFound());
            case VerificationResult.NotPossible(String sentence) ->
                ERROR_FORMAT.render(Problem.notVerifiable(sentence));
            case VerificationResult.TooSoon() -> ERROR_FORMAT.render(Problem.verifiedRecently());
        };
    }
}
