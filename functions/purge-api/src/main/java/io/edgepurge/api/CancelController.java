package io.edgepurge.api;

import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.reconcile.CancelResult;
import io.edgepurge.domain.reconcile.CancelService;
import io.edgepurge.wire.ApiResponse;
import io.edgepurge.wire.ApiRequest;
import io.edgepurge.wire.Problem;
import io.edgepurge.wire.PurgeResponses;
import io.edgepurge.wire.Authenticator;
import io.edgepurge.wire.ErrorFormat;
import java.time.Clock;

/** {@code DELETE /v1/purges/{id}}. */
final class CancelController {
    private static final ErrorFormat VOICE = ErrorFormat.PROBLEM_DETAILS;

    private final Authenticator reception;
    private final CancelService desk;
    private final Clock clock;

    CancelController(Wiring wiring) {
        this.reception = new Authenticator(wiring.accounts(), wiring.quotas(), VOICE);
        this.desk = wiring.cancelDesk();
        this.clock = wiring.clock();
    }

    ApiResponse answer(ApiRequest call) {
        return reception.receive(
                call,
                Scope.CANCEL,
                caller -> PurgeId.parse(call.pathParameter("id"))
                        .map(id -> cancel(caller, id))
                        .orElseGet(() -> VOICE.say(Problem.purgeNotFound())));
    }

    private ApiResponse cancel(Caller caller, PurgeId id) {
        return switch (desk.cancel(caller.account().id(), id)) {
            case CancelResult.Cancelled(PurgeProgress progress) -> PurgeResponses.cancelled(progress, clock.instant());
            case CancelResult.NotThere() -> VOICE.say(Problem.purgeNotFound());
            case CancelResult.TooLate(String sentence) -> VOICE.say(Problem.tooLateToCancel(sentence));
            case CancelResult.Busy() -> VOICE.say(Problem.busy());
        };
    }
}
