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
 * Lambda's {@code InvokeOperation} on a loopback port: the AWS SDKs and the AWS command line call the stack's functions through an
 * endpoint URL alone, by name or ARN; a qualifier is passed over. An asynchronous event is tried once here, where Lambda tries
 * it three times over minutes and has a destination for what fails.
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
     * Takes calls from now on.
     *
     * @param port 0 takes any free port
     * @param functions by their name in the template
     */
    public static LambdaApi start(int port, Function<String, Optional<Invocable>> functions) {
        ExecutorService asyncExecutor = Executors.newVirtualThreadPerTaskExecutor();
        InvokeOperation invoke = new InvokeOperation(functions, asyncExecutor);
        try {
            return new LambdaApi(
                    LoopbackServer.start(
                            port, exchange -> invoke.respond(exchange).sendTo(exchange)),
                    asyncExecutor);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
    }

    /** Where it listens. */
    public int port() {
        return server.uri().getPort();
    }

    /** Waits for no event. */
    @Override
    public void close() {
        server.close();
        asyncExecutor.shutdownNow();
    }
}
