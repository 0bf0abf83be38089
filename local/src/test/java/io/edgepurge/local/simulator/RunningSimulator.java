package io.edgepurge.local.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.Invalidation;

/** A simulator with a stopped clock and no throttle. Tests call it with the SDK or with plain HTTP. */
final class RunningSimulator implements AutoCloseable {
    static final String DISTRIBUTION = "E2QWRUHAPOMQZL";
    static final String TAGGED = "E3TAGSANDTENANTS";
    static final String TENANT = "dt_2wjMbXuxnqI";
    static final String TAG_HEADER = "Cache-Tag";
    static final Duration INVALIDATION_TIME = Duration.ofSeconds(10);

    private static final URI NO_ORIGIN = URI.create("http://127.0.0.1:1");

    private final CloudFrontSimulator simulator;
    private final CloudFrontClient sdk;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningSimulator(CloudFrontSimulator simulator) {
        this.simulator = simulator;
        this.sdk = CloudFrontClient.builder()
                .endpointOverride(simulator.endpoint())
                .region(Region.AWS_GLOBAL)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    static RunningSimulator start() {
        return inFrontOf(NO_ORIGIN);
    }

    static RunningSimulator inFrontOf(URI origin) {
        try {
            SimulatorConfig config = new SimulatorConfig(
                    0,
                    0,
                    origin,
                    List.of(
                            Distribution.of(DISTRIBUTION, "127.0.0.1", "localhost"),
                            new Distribution(
                                    TAGGED,
                                    Set.of("tagged.test"),
                                    Optional.of(TAG_HEADER),
                                    List.of(new Distribution.Tenant(TENANT, Set.of("tenant.test"))))),
                    SimulatorSettings.defaults()
                            .withInvalidationTime(INVALIDATION_TIME)
                            .withThrottle(SimulatorSettings.Throttle.off()));
            CloudFrontSimulator simulator = CloudFrontSimulator.start(config, Clock.systemUTC(), new Random(1));
            simulator.controls().stopClock();
            return new RunningSimulator(simulator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CloudFrontClient sdk() {
        return sdk;
    }

    SimulatorControl controls() {
        return simulator.controls();
    }

    RequestLog requestLog() {
        return simulator.requestLog();
    }

    URI endpoint() {
        return simulator.endpoint();
    }

    URI edge() {
        return simulator.edge();
    }

    Invalidation invalidate(String callerReference, String... paths) {
        return invalidate(DISTRIBUTION, callerReference, List.of(paths));
    }

    Invalidation invalidate(String distribution, String callerReference, List<String> paths) {
        return sdk.createInvalidation(request -> request.distributionId(distribution)
                        .invalidationBatch(batch -> batch.callerReference(callerReference)
                                .paths(all -> all.quantity(paths.size()).items(paths))))
                .invalidation();
    }

    Invalidation get(String id) {
        return sdk.getInvalidation(
                        request -> request.distributionId(DISTRIBUTION).id(id))
                .invalidation();
    }

    void completeAll() {
        controls().advanceClock(INVALIDATION_TIME);
    }

    HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> createRaw(String body) {
        return send("POST", "/2020-05-31/distribution/" + DISTRIBUTION + "/invalidation", body);
    }

    @Override
    public void close() {
        sdk.close();
        http.close();
        simulator.close();
    }
}
