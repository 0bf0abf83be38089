package io.edgepurge.api;

import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.purge.KeyBounds;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.reconcile.CancelResult;
import io.edgepurge.domain.reconcile.CancelService;
import io.edgepurge.http.ApiRequest;
import io.edgepurge.http.ApiResponse;
import io.edgepurge.request.Authenticator;
import io.edgepurge.request.Parsed.Rejected;
import io.edgepurge.request.Parsed.Understood;
import io.edgepurge.request.QueryParameters;
import io.edgepurge.response.ErrorFormat;
import io.edgepurge.response.Problem;
import io.edgepurge.response.ProblemDetailsFormat;
import io.edgepurge.response.PurgeResponses;
import java.time.Clock;
import java.util.Optional;

/** Handles {@code DELETE /v1/purges/{id}}. */
final class CancelController {
    private static final ErrorFormat ERROR_FORMAT = new ProblemDetailsFormat();

    private final Authenticator authenticator;
    private final CancelService cancelService;
    private final Clock clock;

    CancelController(Wiring wiring) {
        this.authenticator = wiring.authenticator(ERROR_FORMAT);
        this.cancelService = wiring.cancelService();
        this.clock = wiring.clock();
    }

    ApiResponse handle(ApiRequest request) {
        return authenticator.handle(request, Scope.CANCEL, caller -> switch (QueryParameters.none(request)) {
            case Understood<ApiRequest> understood -> cancel(caller, request.pathParameter("id"));
            case Rejected<ApiRequest>(Problem problem) -> ERROR_FORMAT.render(problem);
        });
    }

    private ApiResponse cancel(Caller caller, String text) {
        Optional<PurgeId> id = PurgeId.parse(text);
        if (id.isEmpty()) {
            return ERROR_FORMAT.render(Problem.purgeNotFound());
        }
        return switch (cancelService.cancel(caller.account().id(), id.get(), new KeyBounds(caller)::include)) {
            case CancelResult.Cancelled(PurgeProgress progress) -> PurgeResponses.cancelled(progress, clock.instant());
            case CancelResult.NotFound() -> ERROR_FORMAT.render(Problem.purgeNotFound());
            case CancelResult.TooLate(String sentence) -> ERROR_FORMAT.render(Problem.tooLateToCancel(sentence));
            case CancelResult.Busy() -> ERROR_FORMAT.render(Problem.busy());
        };
    }
}
