package io.edgepurge.local.function;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.edgepurge.local.function.InvocationResult.Failed;
import io.edgepurge.local.template.FunctionResource;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Optional;

/**
 * A function in its own process, which starts on first use and restarts after it exits. Unlike Lambda, one process handles
 * several events concurrently, so handlers must be thread-safe. As in Lambda, an event that exceeds the function's timeout
 * ends the process. Other events in that process fail with it.
 */
public final class LocalFunction implements Invocable, AutoCloseable {
    private final HostCommand command;
    private final FunctionLog log;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Optional<FunctionProcess> current = Optional.empty();
    private boolean closed;

    public LocalFunction(FunctionResource function, FunctionHostLocation location, FunctionLog log) {
        this.command = new HostCommand(function, location);
        this.log = log;
    }

    /**
     * Starts the process if it is not running.
     *
     * @throws FunctionStartException if the handler cannot be constructed, for example because a variable is missing
     */
    public void start() {
        FunctionProcess _ = runningProcess();
    }

    @Override
    public InvocationResult invoke(String event) {
        InvocationResult result = resultOf(event);
        if (result instanceof Failed(String error)) {
            log.failed(command.function().name(), error);
        }
        return result;
    }

    private InvocationResult resultOf(String event) {
        try {
            return runningProcess().invoke(event);
        } catch (FunctionStartException e) {
            return new Failed(JsonNodeFactory.instance
                    .objectNode()
                    .put("errorMessage", e.getMessage())
                    .put("errorType", "Runtime.InitError")
                    .toString());
        }
    }

    private synchronized FunctionProcess runningProcess() {
        if (closed) {
            throw new FunctionStartException(command.function().name(), "the local stack is closing");
        }
        if (current.isPresent() && current.get().isAlive()) {
            return current.get();
        }
        FunctionProcess started = FunctionProcess.start(command, http, log, Clock.systemUTC());
        current = Optional.of(started);
        return started;
    }

    /** Ends the process and the events in it. */
    @Override
    public synchronized void close() {
        closed = true;
        current.ifPresent(FunctionProcess::close);
        http.shutdownNow();
    }
}
