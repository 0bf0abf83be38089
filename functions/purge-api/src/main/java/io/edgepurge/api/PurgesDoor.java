package io.edgepurge.api;

import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.purge.DeskAnswer.Accepted;
import io.edgepurge.domain.purge.PurgeDesk;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.wire.DeskReply;
import io.edgepurge.wire.HttpAnswer;
import io.edgepurge.wire.HttpCall;
import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import io.edgepurge.wire.Problem;
import io.edgepurge.wire.PurgeAnswers;
import io.edgepurge.wire.PurgeBody;
import io.edgepurge.wire.Reception;
import io.edgepurge.wire.Voice;
import java.time.Clock;
import java.time.Instant;

/** {@code POST /v1/purges}. */
final class PurgesDoor {
    private static final Voice VOICE = Voice.PROBLEM_DETAILS;

    private final Reception reception;
    private final PurgeDesk desk;
    private final Clock clock;

    PurgesDoor(Wiring wiring) {
        this.reception = new Reception(wiring.accounts(), VOICE);
        this.desk = wiring.desk();
        this.clock = wiring.clock();
    }

    HttpAnswer answer(HttpCall call) {
        return reception.receive(call, caller -> switch (PurgeBody.parse(call)) {
            case Understood<PurgeBody>(PurgeBody body) -> purge(caller, body);
            case Rejected<PurgeBody>(Problem problem) -> VOICE.say(problem);
        });
    }

    private HttpAnswer purge(Caller caller, PurgeBody body) {
        PurgeRequest request = new PurgeRequest(caller, PurgeSource.API, body.asked(), body.idempotencyKey());
        Instant now = clock.instant();
        return switch (DeskReply.of(desk.accept(request), now)) {
            case DeskReply.Purged(Accepted accepted) -> PurgeAnswers.accepted(accepted, now);
            case DeskReply.Refused(Problem problem) -> VOICE.say(problem);
        };
    }
}
