package io.edgepurge.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.edgepurge.log.CurrentRequest;
import io.edgepurge.wire.ApiRequest;
import io.edgepurge.wire.ApiResponse;
import io.edgepurge.wire.ErrorFormat;
import io.edgepurge.wire.Gateway;
import io.edgepurge.wire.Problem;

/** Takes purges over HTTP. No exception leaves it. */
public final class PurgeApiHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final PurgesController purges;
    private final CancelController cancels;
    private final ImageKitController imageKit;

    /** Called once by Lambda, in the init phase: every client and setting is made here or the function fails to start. */
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
                () -> Gateway.responseOf(answer(Gateway.routeOf(event), Gateway.callOf(event))));
    }

    private ApiResponse answer(String route, ApiRequest call) {
        return switch (route) {
            case "POST /v1/purges" -> purges.purge(call);
            case "POST /v1/purges/preview" -> purges.preview(call);
            case "DELETE /v1/purges/{id}" -> cancels.answer(call);
            case "POST /v1/files/purge" -> imageKit.answer(call);
            default -> ErrorFormat.PROBLEM_DETAILS.render(Problem.routeNotFound());
        };
    }
}
