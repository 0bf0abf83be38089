package io.edgepurge.local.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Returns 403 to requests that a {@link RequestPolicy} refuses, before a handler sees them. */
public final class RequestGuard extends Filter {
    private static final int FORBIDDEN = 403;

    private final RequestPolicy policy;

    /** Creates a filter for the contexts of one server. */
    public RequestGuard(RequestPolicy policy) {
        this.policy = policy;
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Optional<String> refusal = policy.refusal(
                exchange.getRequestMethod(),
                name -> exchange.getRequestHeaders().getOrDefault(name, List.of()));
        if (refusal.isEmpty()) {
            chain.doFilter(exchange);
            return;
        }
        try (exchange) {
            byte[] body = (refusal.get() + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=UTF-8");
            exchange.sendResponseHeaders(FORBIDDEN, exchange.getRequestMethod().equals("HEAD") ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public String description() {
        return "Refuses requests for other hosts and of other pages.";
    }
}
