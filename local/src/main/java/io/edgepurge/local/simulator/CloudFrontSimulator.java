package io.edgepurge.local.simulator;

import io.edgepurge.local.edge.Edge;
import io.edgepurge.local.edge.EdgeConfig;
import io.edgepurge.local.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/**
 * A CloudFront simulator on 127.0.0.1: the invalidation API (REST-XML, version 2020-05-31), {@code GetDistributionConfig} and
 * {@code GetCachePolicy}, and an {@link Edge} on which invalidations take effect when they complete. AWS SDKs and the AWS CLI need only the endpoint URL.
 *
 * <p>A call passes these checks in order: throttling, permission, injected faults, the distribution, the body, the caller
 * reference, the batch size, the paths and the in-progress limits. A rejected call changes nothing. Where CloudFront's
 * documentation leaves a choice, the simulator is strict:
 *
 * <ul>
 *   <li>The same caller reference with the same paths in a different order is a different batch.
 *   <li>A batch that exceeds an in-progress limit by itself is {@code BatchTooLarge}, for wildcards too.
 *   <li>A tag in a batch for a distribution without a tag header is {@code InvalidArgument}. The setting
 *       {@code unconfiguredTags} can be {@code ignored} instead: the tag is accepted and purges nothing.
 *   <li>A tenant has its own limits, caller references and invalidations. An invalidation of the distribution does not affect
 *       its tenants' objects.
 *   <li>The error for an invalid path does not name the path, as in CloudFront.
 * </ul>
 *
 * <p>Tests control the simulator with JSON over HTTP on the API's port. Status 400 names the invalid field:
 *
 * <pre>
 * GET  /_control/ledger
 * GET  /_control/clock          POST {"mode":"stopped"|"running","advanceSeconds":60}
 * GET  /_control/settings       POST {"invalidationSeconds":2,"filesInProgress":3000,"wildcardsInProgress":15,
 *                                     "throttle":true,"callsPerSecond":0.5,"burst":10,
 *                                     "unconfiguredTags":"refused"|"ignored"}, each optional
 * GET  /_control/faults         POST {"fault":"fail-before"|"lose-answer"|"slow","calls":1,"milliseconds":100,
 *                                     "operation":"CreateInvalidation"}    DELETE removes them
 * GET  /_control/permission     POST {"granted":false}
 * GET  /_control/poison         POST {"path":"/bad.jpg"}                   DELETE removes them
 * GET  /_control/distributions  POST {"id":"E1","hosts":["localhost"],"tagHeader":"Cache-Tag",
 *                                     "tenants":[{"id":"dt_1","hosts":["t.localhost"]}],
 *                                     "queryInKey":true,"rewrittenFolder":"/v2","ignoredPaths":["/a.jpg"]}
 *                               DELETE /_control/distributions/E1
 * </pre>
 *
 * <p>Thread-safe.
 */
public final class CloudFrontSimulator implements AutoCloseable {
    private static final long TICK_MILLIS = 10;

    private final Parts parts;
    private final Edge edge;
    private final LoopbackServer server;
    private final ScheduledExecutorService ticker;

    /** The components behind the servers. */
    private record Parts(SimulatorControl controls, Invalidations invalidations, RequestCounter counter) {
        RequestLog requestLog() {
            return counter.requestLog(invalidations);
        }
    }

    private CloudFrontSimulator(Parts parts, Edge edge, LoopbackServer server, ScheduledExecutorService ticker) {
        this.parts = parts;
        this.edge = edge;
        this.server = server;
        this.ticker = ticker;
    }

    /**
     * Starts the API and the edge cache. The origin may start later.
     *
     * @param clock the clock of the simulator until it is stopped with {@link #controls()}
     * @param random the source of IDs
     * @throws java.net.BindException if a port is in use; the message names the port
     * @throws IllegalArgumentException if an ID or a host name occurs twice, or the origin is not {@code http://host[:port]}
     */
    public static CloudFrontSimulator start(SimulatorConfig config, Clock clock, RandomGenerator random)
            throws IOException {
        SimulatorState state = new SimulatorState(
                new AdjustableClock(clock),
                new AtomicReference<>(config.settings()),
                new AtomicBoolean(true),
                new Distributions(config.distributions()),
                new SimulatorState.FaultInjection(new Faults(), new RejectedPaths()));
        Edge edge = Edge.start(
                new EdgeConfig(config.edgePort(), config.origin(), state.distributions()::servingHost, state.clock()));
        try {
            return start(config.apiPort(), state, new IdGenerator(random), edge);
        } catch (IOException e) {
            edge.close();
            throw e;
        }
    }

    private static CloudFrontSimulator start(int port, SimulatorState state, IdGenerator ids, Edge edge)
            throws IOException {
        Invalidations invalidations = new Invalidations(state, ids, edge);
        Parts parts = new Parts(new SimulatorControl(state, invalidations), invalidations, new RequestCounter());
        ApiHandler api = new ApiHandler(new CloudFrontApi(state, invalidations, parts.counter()), ids);
        ControlHandler control = new ControlHandler(parts.controls(), parts::requestLog);
        LoopbackServer server = LoopbackServer.start(port, exchange -> {
            if (exchange.getRequestURI().getPath().startsWith(ControlHandler.PREFIX)) {
                control.handle(exchange);
            } else {
                api.handle(exchange);
            }
        });
        return new CloudFrontSimulator(parts, edge, server, startTicker(invalidations));
    }

    /** Returns the endpoint URL of the CloudFront API for SDKs and the AWS CLI. */
    public URI endpoint() {
        return server.uri();
    }

    /** Returns the URL of the edge cache. */
    public URI edge() {
        return edge.uri();
    }

    /** Returns the test control of the simulator. */
    public SimulatorControl controls() {
        return parts.controls();
    }

    /** Returns the requests and invalidations so far. */
    public RequestLog requestLog() {
        return parts.requestLog();
    }

    /** Stops the API and the edge cache immediately, and discards all state. */
    @Override
    public void close() {
        ticker.shutdownNow();
        server.close();
        edge.close();
    }

    private static ScheduledExecutorService startTicker(Invalidations invalidations) {
        ScheduledExecutorService ticker =
                Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
        var _ = ticker.scheduleWithFixedDelay(
                invalidations::completeDue, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return ticker;
    }
}
