package io.edgepurge.api;

import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.purge.Asked;
import io.edgepurge.domain.purge.DeskAnswer.Accepted;
import io.edgepurge.domain.purge.PurgeDesk;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.wire.DeskReply;
import io.edgepurge.wire.HttpAnswer;
import io.edgepurge.wire.HttpCall;
import io.edgepurge.wire.ImageKitAnswers;
import io.edgepurge.wire.ImageKitBody;
import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import io.edgepurge.wire.Problem;
import io.edgepurge.wire.Reception;
import io.edgepurge.wire.SupportContact;
import io.edgepurge.wire.Voice;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** {@code POST /v1/files/purge}, as ImageKit's client libraries call it. */
final class ImageKitDoor {
    private static final Voice VOICE = Voice.IMAGEKIT;

    private final Reception reception;
    private final PurgeDesk desk;
    private final Clock clock;
    private final SupportContact support;

    ImageKitDoor(Wiring wiring) {
        this.reception = new Reception(wiring.accounts(), wiring.quotas(), VOICE);
        this.desk = wiring.desk();
        this.clock = wiring.clock();
        this.support = wiring.quotas().support();
    }

    HttpAnswer answer(HttpCall call) {
        HttpAnswer answer = reception.receive(call, caller -> switch (ImageKitBody.parse(call)) {
            case Understood<ImageKitBody>(ImageKitBody body) -> purge(caller, body);
            case Rejected<ImageKitBody>(Problem problem) -> VOICE.say(problem);
        });
        return ImageKitAnswers.signed(answer, call);
    }

    private HttpAnswer purge(Caller caller, ImageKitBody body) {
        PurgeRequest request =
                new PurgeRequest(caller, PurgeSource.IMAGEKIT, Asked.urls(List.of(body.url())), body.idempotencyKey());
        Instant now = clock.instant();
        return switch (DeskReply.of(desk.accept(request), now)) {
            case DeskReply.Purged(Accepted accepted) -> ImageKitAnswers.accepted(accepted, now);
            case DeskReply.Refused(Problem problem) -> VOICE.say(problem.naming(support));
        };
    }
}
