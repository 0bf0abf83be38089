package io.edgepurge.local.edge;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Fetches objects from the origin. */
final class OriginClient implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html">Origin response timeout</a> */
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(30);

    private final URI origin;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    OriginClient(URI origin) {
        this.origin = origin;
    }

    /**
     * Fetches a target; empty if the origin does not send a complete response. CloudFront sends the target as it received it.
     * This client percent-encodes unsafe characters, because a Java URI cannot contain them.
     */
    Optional<OriginResponse> fetch(RequestTarget target) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + target.encoded()))
                .timeout(RESPONSE_TIMEOUT)
                .build();
        try {
            return Optional.of(OriginResponse.from(client.send(request, BodyHandlers.ofInputStream())));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
