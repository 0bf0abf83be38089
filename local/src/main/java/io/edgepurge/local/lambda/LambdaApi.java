package io.edgepurge.local.lambda;

import io.edgepurge.local.function.Invocable;
import io.edgepurge.local.http.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Emulates Lambda's {@code Invoke} on a loopback port. AWS SDKs and the AWS CLI call the stack's functions with an endpoint
 * URL, by name or ARN. Qualifiers are ignored. An asynchronous event is attempted once. Lambda would attempt it three times
 * and then use a failure destination.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
public final class LambdaApi implements AutoCloseable {
    private final LoopbackServer server;
    private final ExecutorService asyncExecutor;

    private LambdaApi(LoopbackServer server, ExecutorService asyncExecutor) {
        this.server = server;
        this.asyncExecutor = asyncExecutor;
    }

    /**
     * Starts listening.
     *
     * @param port the port; 0 selects a free one
     * @param functions finds a function by its name in the template
     */
    public static LambdaApi start(int port, Function<String, Optional<Invocable>> functions) {
        ExecutorService asyncExecutor = Executors.newVirtualThreadPerTaskExecutor();
        InvokeOperation operation = new InvokeOperation(functions, asyncExecutor);
        try {
            return new LambdaApi(
                    LoopbackServer.start(
                            port, exchange -> operation.respond(exchange).sendTo(exchange)),
                    asyncExecutor);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
    }

    /** Returns the port. */
    public int port() {
        return server.uri().getPort();
    }

    /** Stops without waiting for events in progress. */
    @Override
    public void close() {
        server.close();
        asyncExecutor.shutdownNow();
    }
}
