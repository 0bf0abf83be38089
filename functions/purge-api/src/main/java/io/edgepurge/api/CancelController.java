package io.edgepurge.api;

import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.reconcile.CancelResult;
import io.edgepurge.domain.reconcile.CancelService;
import io.edgepurge.wire.ApiRequest;
import io.edgepurge.wire.ApiResponse;
import io.edgepurge.wire.Authenticator;
import io.edgepurge.wire.ErrorFormat;
import io.edgepurge.wire.Problem;
import io.edgepurge.wire.PurgeResponses;
import java.time.Clock;

/** {@code DELETE /v1/purges/{id}}. */
final class CancelController {
    private static final ErrorFormat ERROR_FORMAT = ErrorFormat.PROBLEM_DETAILS;

    private final Authenticator authenticator;
    private final CancelService purgeService;
    private final Clock clock;

    CancelController(Wiring wiring) {
        this.authenticator = new Authenticator(wiring.accounts(), wiring.quotas(), ERROR_FORMAT);
        this.purgeService = wiring.cancelService();
        this.clock = wiring.clock();
    }

    ApiResponse answer(ApiRequest call) {
        return authenticator.receive(
                call,
                Scope.CANCEL,
                caller -> PurgeId.parse(call.pathParameter("id"))
                        .map(id -> cancel(caller, id))
                        .orElseGet(() -> ERROR_FORMAT.render(Problem.purgeNotFound())));
    }

    private ApiResponse cancel(Caller caller, PurgeId id) {
        return switch (purgeService.cancel(caller.account().id(), id)) {
            case CancelResult.Cancelled(PurgeProgress progress) -> PurgeResponses.cancelled(progress, clock.instant());
            case CancelResult.NotThere() -> ERROR_FORMAT.render(Problem.purgeNotFound());
            case CancelResult.TooLate(String sentence) -> ERROR_FORMAT.render(Problem.tooLateToCancel(sentence));
            case CancelResult.Busy() -> ERROR_FORMAT.render(Problem.busy());
        };
    }
}
