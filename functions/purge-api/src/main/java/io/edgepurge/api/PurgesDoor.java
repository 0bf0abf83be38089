package io.edgepurge.api;

import io.edgepurge.domain.purge.DeskAnswer.Accepted;
import io.edgepurge.domain.purge.DeskAnswer.RequestRefused;
import io.edgepurge.domain.purge.Preview;
import io.edgepurge.domain.purge.PreviewAnswer;
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
import io.edgepurge.wire.SupportContact;
import io.edgepurge.wire.Voice;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

/** {@code POST /v1/purges} and {@code POST /v1/purges/preview}. */
final class PurgesDoor {
    private static final Voice VOICE = Voice.PROBLEM_DETAILS;

    private final Reception reception;
    private final PurgeDesk desk;
    private final Clock clock;
    private final SupportContact support;

    PurgesDoor(Wiring wiring) {
        this.reception = new Reception(wiring.accounts(), wiring.quotas(), VOICE);
        this.desk = wiring.desk();
        this.clock = wiring.clock();
        this.support = wiring.quotas().support();
    }

    HttpAnswer purge(HttpCall call) {
        return answer(call, this::purge);
    }

    HttpAnswer preview(HttpCall call) {
        return answer(call, this::preview);
    }

    private HttpAnswer answer(HttpCall call, Function<PurgeRequest, HttpAnswer> service) {
        return reception.receive(call, caller -> switch (PurgeBody.parse(call)) {
            case Understood<PurgeBody>(PurgeBody body) ->
                service.apply(new PurgeRequest(caller, PurgeSource.API, body.asked(), body.idempotencyKey()));
            case Rejected<PurgeBody>(Problem problem) -> VOICE.say(problem);
        });
    }

    private HttpAnswer preview(PurgeRequest request) {
        return switch (desk.preview(request)) {
            case PreviewAnswer.Previewed(Preview preview) -> PurgeAnswers.previewed(preview, clock.instant());
            case PreviewAnswer.Refused(RequestRefused refusal) -> VOICE.say(DeskReply.problemOf(refusal));
        };
    }

    private HttpAnswer purge(PurgeRequest request) {
        Instant now = clock.instant();
        return switch (DeskReply.of(desk.accept(request), now)) {
            case DeskReply.Purged(Accepted accepted) -> PurgeAnswers.accepted(accepted, now);
            case DeskReply.Refused(Problem problem) -> VOICE.say(problem.naming(support));
        };
    }
}
