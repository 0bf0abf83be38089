package io.edgepurge.local.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.edgepurge.local.function.InvocationResult.Failed;
import io.edgepurge.local.function.InvocationResult.Succeeded;
import io.edgepurge.local.template.FunctionResource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** A running process of one function. It cannot be restarted. */
final class FunctionProcess implements AutoCloseable {
    private static final int OK = 200;

    private final FunctionResource function;
    private final Process process;
    private final URI endpoint;
    private final HttpClient http;
    private final Clock clock;

    private FunctionProcess(FunctionResource function, Process process, URI endpoint, HttpClient http, Clock clock) {
        this.function = function;
        this.process = process;
        this.endpoint = endpoint;
        this.http = http;
        this.clock = clock;
    }

    /**
     * Starts the process and waits until the handler is constructed. Throws {@link FunctionStartException} if the constructor
     * fails.
     */
    static FunctionProcess start(HostCommand command, HttpClient http, FunctionLog log, Clock clock) {
        FunctionResource function = command.function();
        try {
            Process process = command.builder().start();
            Thread.ofPlatform()
                    .daemon()
                    .name(function.name() + "-output")
                    .start(() -> process.errorReader().lines().forEach(line -> log.printed(function.name(), line)));
            return new FunctionProcess(function, process, readEndpoint(process, function), http, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI readEndpoint(Process process, FunctionResource function) throws IOException {
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        if (line == null || !line.startsWith("port ")) {
            process.destroyForcibly();
            throw new FunctionStartException(function.name(), line == null ? "the process exited" : startError(line));
        }
        return URI.create("http://127.0.0.1:" + line.substring("port ".length()) + "/");
    }

    /** Reads the line {@code failed} with Lambda's error. The stack trace is in the log. */
    private static String startError(String line) throws IOException {
        JsonNode error = new ObjectMapper().readTree(line.substring("failed ".length()));
        return error.path("errorType").asText() + ": "
                + error.path("errorMessage").asText();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    InvocationResult invoke(String event) {
        Duration timeout = function.limits().timeout();
        try {
            HttpResponse<String> response = http.send(request(event, timeout), HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == OK ? new Succeeded(response.body()) : new Failed(response.body());
        } catch (HttpTimeoutException e) {
            close();
            return failed("Sandbox.Timedout", "Task timed out after " + timeout.toSeconds() + " seconds");
        } catch (IOException e) {
            close();
            return failed("Runtime.ExitError", "The process exited before completing the request");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("Runtime.ExitError", "The local stack is closing");
        }
    }

    private HttpRequest request(String event, Duration timeout) {
        return HttpRequest.newBuilder(endpoint)
                .timeout(timeout)
                .header("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString())
                .header(
                        "Lambda-Runtime-Deadline-Ms",
                        String.valueOf(clock.instant().plus(timeout).toEpochMilli()))
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build();
    }

    private static Failed failed(String type, String message) {
        return new Failed(JsonNodeFactory.instance
                .objectNode()
                .put("errorMessage", message)
                .put("errorType", type)
                .toString());
    }

    /** Ends the process and waits until it has exited. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
