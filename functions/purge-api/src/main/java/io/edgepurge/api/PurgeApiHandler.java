package io.edgepurge.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.edgepurge.http.ApiRequest;
import io.edgepurge.http.ApiResponse;
import io.edgepurge.http.Gateway;
import io.edgepurge.log.CurrentRequest;
import io.edgepurge.response.Problem;
import io.edgepurge.response.ProblemDetailsFormat;

/** Accepts, previews and cancels purges over HTTP. Never throws. */
public final class PurgeApiHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final PurgesController purges;
    private final CancelController cancels;
    private final ImageKitController imageKit;

    /** Called by Lambda in the init phase. Creates all clients and reads all settings, so errors fail the start. */
    public PurgeApiHandler() {
        this(Wiring.from(System.getenv()));
    }

    PurgeApiHandler(Wiring wiring) {
        this.purges = new PurgesController(wiring);
        this.cancels = new CancelController(wiring);
        this.imageKit = new ImageKitController(wiring);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return CurrentRequest.during(
                context.getAwsRequestId(),
                () -> Gateway.responseOf(handle(Gateway.routeOf(event), Gateway.requestOf(event))));
    }

    private ApiResponse handle(String route, ApiRequest request) {
        return switch (route) {
            case "POST /v1/purges" -> purges.purge(request);
            case "POST /v1/purges/preview" -> purges.preview(request);
            case "DELETE /v1/purges/{id}" -> cancels.handle(request);
            case "POST /v1/files/purge" -> imageKit.handle(request);
            default -> new ProblemDetailsFormat().render(Problem.routeNotFound());
        };
    }
}
