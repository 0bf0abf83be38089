package io.edgepurge.endtoend;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.local.AwsBackendLocation;
import io.edgepurge.local.EndpointRewriter;
import io.edgepurge.local.LocalConfig;
import io.edgepurge.local.LocalConfig.Timing;
import io.edgepurge.local.LocalEdgePurge;
import io.edgepurge.local.Ports;
import io.edgepurge.local.edge.RawHttpClient;
import io.edgepurge.local.function.RecordingFunctionLog;
import io.edgepurge.local.time.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The local stack on free ports, with a client of its demo account. */
final class RunningStack implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration INVALIDATION = Duration.ofMillis(500);

    /** The age in whole seconds that exceeds the tolerated difference of two clocks. */
    static final int PROVABLE_AGE_SECONDS = 3;

    /** Without batching windows, which delay each message by a second. QueueEventSourceTest tests them. */
    private static final Timing UNBATCHED = new Timing(Timer.system(), false);

    private final HttpClient http = HttpClient.newHttpClient();
    private final RecordingFunctionLog log = new RecordingFunctionLog();
    private final LocalEdgePurge stack;
    private final StackClient demo;

    private RunningStack(LocalConfig config, EndpointRewriter rewriter) {
        stack = LocalEdgePurge.start(config, Map.of(), log, rewriter);
        demo = new StackClient(
                http, stack.api(), stack.account().endpoint(), stack.account().key());
    }

    /** Starts a stack with DynamoDB and SQS in this process. */
    RunningStack(int monthlyQuota) {
        this(monthlyQuota, EndpointRewriter.none());
    }

    /** Starts a stack with its tables and queues in an AWS emulator. */
    RunningStack(int monthlyQuota, AwsBackendLocation aws) {
        this(config(monthlyQuota, aws).withTiming(UNBATCHED), EndpointRewriter.none());
    }

    /** Starts a stack with a proxy between its functions and AWS. */
    RunningStack(int monthlyQuota, EndpointRewriter rewriter) {
        this(config(monthlyQuota, inThisProcess()), rewriter);
    }

    /** Starts a stack that web pages of one other origin may call, without batching windows and with a given timer. */
    static RunningStack openTo(String browserOrigin, int monthlyQuota, EndpointRewriter rewriter, Timer timer) {
        LocalConfig config = config(monthlyQuota, inThisProcess())
                .withBrowserOrigin(browserOrigin)
                .withTiming(new Timing(timer, false));
        return new RunningStack(config, rewriter);
    }

    private static AwsBackendLocation inThisProcess() {
        return new AwsBackendLocation.Embedded(Optional.empty());
    }

    private static LocalConfig config(int monthlyQuota, AwsBackendLocation aws) {
        return new LocalConfig(Path.of(".."), Ports.free(), aws, monthlyQuota, INVALIDATION);
    }

    LocalEdgePurge stack() {
        return stack;
    }

    /** Returns the output of the functions. */
    RecordingFunctionLog log() {
        return log;
    }

    /** Returns a client with the key of the demo account. */
    StackClient demo() {
        return demo;
    }

    StackOperator operator() {
        return new StackOperator(stack, demo);
    }

    /** Returns a URL below the endpoint of the demo account. */
    String url(String relative) {
        return demo.url(relative);
    }

    HttpResponse<String> post(String path, Object body, String... headers) {
        return demo.post(path, body, headers);
    }

    HttpResponse<String> purge(List<String> urls, String... headers) {
        return demo.purge(urls, headers);
    }

    HttpResponse<String> get(String path) {
        return demo.get(path);
    }

    HttpResponse<String> delete(String path) {
        return demo.delete(path);
    }

    int quotaLeft() {
        return demo.quotaLeft();
    }

    /** Fetches a URL from the edge; returns the value of X-Cache. */
    String fetch(String url) {
        // Not every resolver knows names that end in .localhost.
        URI requested = URI.create(url);
        URI atTheEdge = stack.edge().resolve(requested.getRawPath());
        return demo.send(HttpRequest.newBuilder(atTheEdge).header("Host", requested.getAuthority()))
                .headers()
                .firstValue("X-Cache")
                .orElse("none");
    }

    /** Requests exactly the text after the host from the edge, as a browser may send it; returns Hit, Miss, or Error. */
    String visit(String url) {
        String[] parts = url.split("/", 4);
        return RawHttpClient.get(stack.edge(), parts[2], "/" + parts[3]).cache();
    }

    /** Waits until the edge's copy of a URL is so old that its age proves that it is from before a purge accepted then. */
    void awaitProvableAge(String url) {
        await().until(() -> ageOf(url) >= PROVABLE_AGE_SECONDS);
    }

    private long ageOf(String url) {
        URI requested = URI.create(url);
        return demo.send(HttpRequest.newBuilder(stack.edge().resolve(requested.getRawPath()))
                        .header("Host", requested.getAuthority()))
                .headers()
                .firstValueAsLong("Age")
                .orElse(0);
    }

    /** Returns the paths of an invalidation, as CloudFront received them. */
    List<String> pathsOf(String invalidation) {
        JsonNode requestLog =
                json(demo.send(HttpRequest.newBuilder(stack.cloudFront().resolve("/_control/ledger"))));
        for (JsonNode entry : requestLog.path("invalidations")) {
            if (entry.path("id").asText().equals(invalidation)) {
                return entry.path("paths").valueStream().map(JsonNode::asText).toList();
            }
        }
        throw new AssertionError("CloudFront has no invalidation " + invalidation);
    }

    static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        stack.close();
    }
}
