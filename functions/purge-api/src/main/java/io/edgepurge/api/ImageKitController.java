package io.edgepurge.api;

import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeService;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.wire.ApiRequest;
import io.edgepurge.wire.ApiResponse;
import io.edgepurge.wire.Authenticator;
import io.edgepurge.wire.ErrorFormat;
import io.edgepurge.wire.ImageKitBody;
import io.edgepurge.wire.ImageKitResponses;
import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import io.edgepurge.wire.Problem;
import io.edgepurge.wire.PurgeResponse;
import io.edgepurge.wire.SupportContact;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** {@code POST /v1/files/purge}, as ImageKit's client libraries call it. */
final class ImageKitController {
    private static final ErrorFormat ERROR_FORMAT = ErrorFormat.IMAGEKIT;

    private final Authenticator authenticator;
    private final PurgeService purgeService;
    private final Clock clock;
    private final SupportContact support;

    ImageKitController(Wiring wiring) {
        this.authenticator = new Authenticator(wiring.accounts(), wiring.quotas(), ERROR_FORMAT);
        this.purgeService = wiring.purgeService();
        this.clock = wiring.clock();
        this.support = wiring.quotas().support();
    }

    ApiResponse answer(ApiRequest call) {
        ApiResponse answer = authenticator.receive(call, caller -> switch (ImageKitBody.parse(call)) {
            case Understood<ImageKitBody>(ImageKitBody body) -> purge(caller, body);
            case Rejected<ImageKitBody>(Problem problem) -> ERROR_FORMAT.render(problem);
        });
        return ImageKitResponses.signed(answer, call);
    }

    private ApiResponse purge(Caller caller, ImageKitBody body) {
        PurgeRequest request = new PurgeRequest(
                caller, PurgeSource.IMAGEKIT, PurgeSpec.urls(List.of(body.url())), body.idempotencyKey());
        Instant now = clock.instant();
        return switch (PurgeResponse.of(purgeService.accept(request), now)) {
            case PurgeResponse.Purged(Accepted accepted) -> ImageKitResponses.accepted(accepted, now);
            case PurgeResponse.Refused(Problem problem) -> ERROR_FORMAT.render(problem.naming(support));
        };
    }
}
