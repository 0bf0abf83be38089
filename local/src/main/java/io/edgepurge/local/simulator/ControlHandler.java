package io.edgepurge.local.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

/** Serves {@link SimulatorControl} over HTTP for tests in other processes. Each response shows the state after the request. */
final class ControlHandler implements HttpHandler {
    static final String PREFIX = "/_control/";
    private static final String DISTRIBUTION = "distributions/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatorControl controls;
    private final ControlRequests requests;
    private final Supplier<RequestLog> requestLog;

    ControlHandler(SimulatorControl controls, Supplier<RequestLog> requestLog) {
        this.controls = controls;
        this.requests = new ControlRequests(controls);
        this.requestLog = requestLog;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String subject = exchange.getRequestURI().getPath().substring(PREFIX.length());
        try {
            switch (exchange.getRequestMethod()) {
                case "GET" -> {}
                case "POST" -> post(subject, exchange);
                case "DELETE" -> delete(subject);
                default -> throw unknown(subject);
            }
            send(exchange, 200, view(subject));
        } catch (BadControlException e) {
            send(exchange, 400, Map.of("field", e.field(), "message", e.field() + " " + e.getMessage()));
        }
    }

    private void post(String subject, HttpExchange exchange) throws IOException {
        switch (subject) {
            case "clock" -> requests.clock(exchange.getRequestBody());
            case "settings" -> requests.settings(exchange.getRequestBody());
            case "faults" -> requests.faults(exchange.getRequestBody());
            case "permission" -> requests.permission(exchange.getRequestBody());
            case "poison" -> requests.poison(exchange.getRequestBody());
            case "distributions" -> requests.distribution(exchange.getRequestBody());
            default -> throw unknown(subject);
        }
    }

    private void delete(String subject) {
        switch (subject) {
            case "faults" -> controls.clearFaults();
            case "poison" -> controls.clearPoison();
            case String one when one.startsWith(DISTRIBUTION) -> remove(one.substring(DISTRIBUTION.length()));
            default -> throw unknown(subject);
        }
    }

    private void remove(String distributionId) {
        if (!controls.remove(distributionId)) {
            throw new BadControlException("id", "names an unknown distribution: " + distributionId);
        }
    }

    private Object view(String subject) {
        return switch (subject) {
            case "ledger" -> ControlViews.requestLog(requestLog.get());
            case "clock" -> ControlViews.clock(controls);
            case "settings" -> ControlViews.settings(controls.settings());
            case "faults" -> Map.of("callsLeft", controls.pendingFaults());
            case "permission" -> Map.of("granted", controls.isPermitted());
            case "poison" -> Map.of("paths", controls.poisoned());
            case String some
            when (some + "/").startsWith(DISTRIBUTION) ->
                controls.distributions().stream()
                        .map(ControlViews::distribution)
                        .toList();
            default -> throw unknown(subject);
        };
    }

    private static BadControlException unknown(String subject) {
        return new BadControlException("path", "is unknown, or does not support this method: " + PREFIX + subject);
    }

    private static void send(HttpExchange exchange, int status, Object view) throws IOException {
        byte[] body = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(view);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
