package io.edgepurge.api;

import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeService;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.purge.Refusal;
import io.edgepurge.http.ApiRequest;
import io.edgepurge.http.ApiResponse;
import io.edgepurge.imagekit.ImageKitBody;
import io.edgepurge.imagekit.ImageKitErrorFormat;
import io.edgepurge.imagekit.ImageKitResponses;
import io.edgepurge.imagekit.RetryCountHeader;
import io.edgepurge.request.Authenticator;
import io.edgepurge.request.Parsed.Rejected;
import io.edgepurge.request.Parsed.Understood;
import io.edgepurge.response.ErrorFormat;
import io.edgepurge.response.Problem;
import io.edgepurge.response.RefusalProblems;
import io.edgepurge.response.SupportContact;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Handles {@code POST /v1/files/purge} of ImageKit's client libraries. */
final class ImageKitController {
    private static final ErrorFormat ERROR_FORMAT = new ImageKitErrorFormat();

    private final Authenticator authenticator;
    private final PurgeService purgeService;
    private final Clock clock;
    private final SupportContact support;

    ImageKitController(Wiring wiring) {
        this.authenticator = wiring.authenticator(ERROR_FORMAT);
        this.purgeService = wiring.purgeService();
        this.clock = wiring.clock();
        this.support = wiring.support();
    }

    ApiResponse handle(ApiRequest request) {
        ApiResponse response = authenticator.handle(request, caller -> switch (ImageKitBody.parse(request)) {
            case Understood<ImageKitBody>(ImageKitBody body) ->
                purge(new PurgeRequest(
                        caller,
                        PurgeSource.IMAGEKIT,
                        PurgeSpec.urls(List.of(body.url())),
                        body.idempotencyKey(),
                        RetryCountHeader.isRetry(request)));
            case Rejected<ImageKitBody>(Problem problem) -> ERROR_FORMAT.render(problem);
        });
        return ImageKitResponses.withRequestId(response, request);
    }

    private ApiResponse purge(PurgeRequest request) {
        Instant now = clock.instant();
        return switch (purgeService.accept(request)) {
            case Accepted accepted -> ImageKitResponses.accepted(accepted, now);
            case Refusal refusal ->
                ERROR_FORMAT.render(RefusalProblems.of(refusal, now).withSupport(support));
        };
    }
}
