package io.edgepurge.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.edgepurge.http.ApiRequest;
import io.edgepurge.http.ApiResponse;
import io.edgepurge.http.Gateway;
import io.edgepurge.http.Gateway.RoutedRequest;
import io.edgepurge.log.CurrentRequest;
import io.edgepurge.response.Problem;
import io.edgepurge.response.ProblemDetailsFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Accepts, previews, cancels and verifies purges over HTTP. Throws only if the event is not JSON. */
public final class PurgeApiHandler implements RequestStreamHandler {
    private final PurgesController purges;
    private final CancelController cancels;
    private final VerificationController verifications;
    private final ImageKitController imageKit;

    /** Called by Lambda in the init phase. Creates all clients and reads all settings, so errors fail the start. */
    public PurgeApiHandler() {
        this(Wiring.from(System.getenv()));
    }

    PurgeApiHandler(Wiring wiring) {
        this.purges = new PurgesController(wiring);
        this.cancels = new CancelController(wiring);
        this.verifications = new VerificationController(wiring);
        this.imageKit = new ImageKitController(wiring);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream output, Context context) throws IOException {
        output.write(handle(event.readAllBytes(), context.getAwsRequestId()));
    }

    byte[] handle(byte[] event, String requestId) throws IOException {
        RoutedRequest routed = Gateway.requestOf(event);
        return Gateway.bytesOf(CurrentRequest.during(requestId, () -> handle(routed.route(), routed.request())));
    }

    private ApiResponse handle(String route, ApiRequest request) {
        return switch (route) {
            case "POST /v1/purges" -> purges.purge(request);
            case "POST /v1/purges/preview" -> purges.preview(request);
            case "DELETE /v1/purges/{id}" -> cancels.handle(request);
            case "POST /v1/purges/{id}/verification" -> verifications.handle(request);
            case "POST /v1/files/purge" -> imageKit.handle(request);
            default -> new ProblemDetailsFormat().render(Problem.routeNotFound());
        };
    }
}
