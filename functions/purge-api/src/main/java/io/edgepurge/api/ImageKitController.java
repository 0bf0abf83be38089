package io.edgepurge.api;

import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeService;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.wire.PurgeResponse;
import io.edgepurge.wire.ApiResponse;
import io.edgepurge.wire.ApiRequest;
import io.edgepurge.wire.ImageKitResponses;
import io.edgepurge.wire.ImageKitBody;
import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import io.edgepurge.wire.Problem;
import io.edgepurge.wire.Authenticator;
import io.edgepurge.wire.SupportContact;
import io.edgepurge.wire.ErrorFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** {@code POST /v1/files/purge}, as ImageKit's client libraries call it. */
final class ImageKitController {
    private static final ErrorFormat VOICE = ErrorFormat.IMAGEKIT;

    private final Authenticator reception;
    private final PurgeService desk;
    private final Clock clock;
    private final SupportContact support;

    ImageKitController(Wiring wiring) {
        this.reception = new Authenticator(wiring.accounts(), wiring.quotas(), VOICE);
        this.desk = wiring.desk();
        this.clock = wiring.clock();
        this.support = wiring.quotas().support();
    }

    ApiResponse answer(ApiRequest call) {
        ApiResponse answer = reception.receive(call, caller -> switch (ImageKitBody.parse(call)) {
            case Understood<ImageKitBody>(ImageKitBody body) -> purge(caller, body);
            case Rejected<ImageKitBody>(Problem problem) -> VOICE.say(problem);
        });
        return ImageKitResponses.signed(answer, call);
    }

    private ApiResponse purge(Caller caller, ImageKitBody body) {
        PurgeRequest request =
                new PurgeRequest(caller, PurgeSource.IMAGEKIT, PurgeSpec.urls(List.of(body.url())), body.idempotencyKey());
        Instant now = clock.instant();
        return switch (PurgeResponse.of(desk.accept(request), now)) {
            case PurgeResponse.Purged(Accepted accepted) -> ImageKitResponses.accepted(accepted, now);
            case PurgeResponse.Refused(Problem problem) -> VOICE.say(problem.naming(support));
        };
    }
}
