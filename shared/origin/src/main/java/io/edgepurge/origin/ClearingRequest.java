package io.edgepurge.origin;

import io.edgepurge.domain.clearing.CacheCall;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** Translates a call into the HTTP request that its kind of cache expects. */
final class ClearingRequest {
    private static final String AGENT = "edge-purge";

    private ClearingRequest() {}

    static HttpRequest of(CacheCall call) {
        HttpRequest.Builder request = switch (call.kind()) {
            case VARNISH -> call.path().isWildcard() ? ban(call) : purge(call);
            // NGINX expects the asterisk of a wildcard
            case NGINX -> purge(call);
        };
        call.secret().ifPresent(secret -> request.setHeader(secret.header(), secret.value()));
        return request.setHeader("Host", call.host())
                .setHeader("User-Agent", AGENT)
                .build();
    }

    private static HttpRequest.Builder purge(CacheCall call) {
        return request(call, "PURGE", call.path().value());
    }

    private static HttpRequest.Builder ban(CacheCall call) {
        String stem = call.path().stem();
        return request(call, "BAN", stem)
                .setHeader(
                        "X-Ban-Expression",
                        BanExpression.startingWith(call.address().prefix() + stem));
    }

    private static HttpRequest.Builder request(CacheCall call, String method, String target) {
        return HttpRequest.newBuilder(URI.create(call.address() + target)).method(method, BodyPublishers.noBody());
    }
}
