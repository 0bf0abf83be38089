package io.edgepurge.api;

import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.reconcile.CancelAnswer;
import io.edgepurge.domain.reconcile.CancelDesk;
import io.edgepurge.wire.HttpAnswer;
import io.edgepurge.wire.HttpCall;
import io.edgepurge.wire.Problem;
import io.edgepurge.wire.PurgeAnswers;
import io.edgepurge.wire.Reception;
import io.edgepurge.wire.Voice;
import java.time.Clock;

/** {@code DELETE /v1/purges/{id}}. */
final class CancelDoor {
    private static final Voice VOICE = Voice.PROBLEM_DETAILS;

    private final Reception reception;
    private final CancelDesk desk;
    private final Clock clock;

    CancelDoor(Wiring wiring) {
        this.reception = new Reception(wiring.accounts(), wiring.quotas(), VOICE);
        this.desk = wiring.cancelDesk();
        this.clock = wiring.clock();
    }

    HttpAnswer answer(HttpCall call) {
        return reception.receive(
                call,
                Scope.CANCEL,
                caller -> PurgeId.parse(call.pathParameter("id"))
                        .map(id -> cancel(caller, id))
                        .orElseGet(() -> VOICE.say(Problem.purgeNotFound())));
    }

    private HttpAnswer cancel(Caller caller, PurgeId id) {
        return switch (desk.cancel(caller.account().id(), id)) {
            case CancelAnswer.Cancelled(PurgeProgress progress) -> PurgeAnswers.cancelled(progress, clock.instant());
            case CancelAnswer.NotThere() -> VOICE.say(Problem.purgeNotFound());
            case CancelAnswer.TooLate(String sentence) -> VOICE.say(Problem.tooLateToCancel(sentence));
            case CancelAnswer.Busy() -> VOICE.say(Problem.busy());
        };
    }
}
