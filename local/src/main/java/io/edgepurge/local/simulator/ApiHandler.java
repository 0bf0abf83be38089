package io.edgepurge.local.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;

/** The HTTP protocol of the CloudFront API. Signatures are not verified, so any credentials are accepted. */
final class ApiHandler implements HttpHandler {
    private final CloudFrontApi api;
    private final IdGenerator ids;

    ApiHandler(CloudFrontApi api, IdGenerator ids) {
        this.api = api;
        this.ids = ids;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            sendResponse(exchange, respond(exchange));
        } catch (InterruptedException e) {
            // The simulator is closing, and its connections close with it.
            Thread.currentThread().interrupt();
        }
    }

    private ApiResponse respond(HttpExchange exchange) throws IOException, InterruptedException {
        Optional<ApiCall> call = ApiCall.read(exchange);
        return call.isPresent()
                ? api.respond(call.get())
                : ErrorCode.UNKNOWN_OPERATION.withMessage(
                        "The simulator supports creating, getting and listing invalidations, and getting the"
                                + " configuration of a distribution and a cache policy.");
    }

    private void sendResponse(HttpExchange exchange, ApiResponse response) throws IOException {
        switch (response) {
            case ApiResponse.Created created -> {
                exchange.getResponseHeaders().set("Location", location(exchange, created.invalidation()));
                send(exchange, 201, ResponseXml.invalidation(created.invalidation()));
            }
            case ApiResponse.Found found -> send(exchange, 200, ResponseXml.invalidation(found.invalidation()));
            case ApiResponse.Listed listed -> send(exchange, 200, ResponseXml.list(listed));
            case ApiResponse.Configured configured -> {
                exchange.getResponseHeaders().set("ETag", "E2SIMULATED");
                send(exchange, 200, ConfigXml.distribution(configured.distribution()));
            }
            case ApiResponse.Policy policy -> send(exchange, 200, ConfigXml.policy(policy.policy()));
            case ApiResponse.Refused refused -> refuse(exchange, refused);
            case ApiResponse.Lost() -> exchange.close();
        }
    }

    private void refuse(HttpExchange exchange, ApiResponse.Refused refused) throws IOException {
        String requestId = ids.request();
        exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
        send(exchange, refused.code().status(), ResponseXml.error(refused, requestId));
    }

    private void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        if (!exchange.getResponseHeaders().containsKey("x-amzn-RequestId")) {
            exchange.getResponseHeaders().set("x-amzn-RequestId", ids.request());
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String location(HttpExchange exchange, Invalidation invalidation) {
        return "http://" + exchange.getRequestHeaders().getFirst("Host")
                + exchange.getRequestURI().getRawPath() + "/" + invalidation.id();
    }
}
