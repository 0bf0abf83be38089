package io.edgepurge.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests and retries transient failures. A repeated request is safe: reads change nothing, and writes are idempotent.
 * Safe for use by many threads.
 */
final class HttpTransport implements AutoCloseable {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Set<Integer> TRANSIENT = Set.of(TOO_MANY_REQUESTS, 502, 503, 504);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration BASE_DELAY = Duration.ofMillis(200);

    private final HttpConfig config;
    private final Timing timing;
    private final HttpClient http;

    HttpTransport(HttpConfig config, Timing timing) {
        this.config = config;
        this.timing = timing;
        this.http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    }

    /** The result of one attempt. */
    private sealed interface Attempt {
        record Responded(ClientResponse response) implements Attempt {}

        record Failed(IOException cause) implements Attempt {}
    }

    /** @throws PurgeOutcomeUnknown if no attempt got a response */
    ClientResponse send(ClientRequest request) {
        try {
            boolean outcomeUnknown = false;
            for (int number = 1; ; number++) {
                Attempt attempt = attempt(request, outcomeUnknown);
                Duration delay = retryDelay(attempt, number);
                if (number >= config.maxAttempts() || !mayRetry(attempt, delay)) {
                    return responseOf(attempt, request, number);
                }
                outcomeUnknown |= mayHaveSucceeded(attempt);
                timing.sleep(delay);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PurgeOutcomeUnknown("Interrupted before a response arrived.", request.idempotencyKey(), e);
        }
    }

    private static boolean mayHaveSucceeded(Attempt attempt) {
        return !(attempt instanceof Attempt.Responded responded)
                || responded.response().status() != TOO_MANY_REQUESTS;
    }

    private Attempt attempt(ClientRequest request, boolean earlierOutcomeUnknown) throws InterruptedException {
        CompletableFuture<HttpResponse<String>> future = http.sendAsync(httpRequest(request), BodyHandlers.ofString());
        try {
            // HttpRequest.timeout covers the headers only, not the body
            HttpResponse<String> response =
                    future.get(TimeUnit.NANOSECONDS.convert(config.attemptTimeout()), TimeUnit.NANOSECONDS);
            return new Attempt.Responded(new ClientResponse(
                    response.statusCode(), response.headers(), response.body(), earlierOutcomeUnknown));
        } catch (ExecutionException e) {
            return new Attempt.Failed(e.getCause() instanceof IOException failure ? failure : new IOException(e));
        } catch (TimeoutException e) {
            return new Attempt.Failed(new HttpTimeoutException("timed out"));
        } finally {
            future.cancel(true);
        }
    }

    private HttpRequest httpRequest(ClientRequest request) {
        BodyPublisher body = request.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
        HttpRequest.Builder builder = HttpRequest.newBuilder(config.resolve(request.path()))
                .method(request.method(), body)
                .header("Authorization", "Bearer " + config.key());
        request.headers().forEach(builder::header);
        return builder.build();
    }

    private boolean mayRetry(Attempt attempt, Duration delay) {
        return switch (attempt) {
            case Attempt.Failed failed -> true;
            case Attempt.Responded(ClientResponse response) ->
                TRANSIENT.contains(response.status())
                        && !response.forbidsRetry()
                        && delay.compareTo(config.maxRetryDelay().plus(BASE_DELAY)) <= 0;
        };
    }

    private Duration retryDelay(Attempt attempt, int number) {
        return switch (attempt) {
            case Attempt.Failed failed -> exponentialBackoff(number);
            case Attempt.Responded(ClientResponse response) ->
                response.retryAfter(timing.now())
                        .map(requested -> requested.plus(timing.jitter(BASE_DELAY)))
                        .orElseGet(() -> exponentialBackoff(number));
        };
    }

    private Duration exponentialBackoff(int number) {
        Duration longest = BASE_DELAY.multipliedBy(1L << number);
        return longest.dividedBy(2).plus(timing.jitter(longest.dividedBy(2)));
    }

    private ClientResponse responseOf(Attempt attempt, ClientRequest request, int attempts) {
        return switch (attempt) {
            case Attempt.Responded(ClientResponse response) -> response;
            case Attempt.Failed(IOException cause) ->
                throw new PurgeOutcomeUnknown(
                        "No response from " + config.baseUri() + " after " + attempts
                                + (attempts == 1 ? " attempt" : " attempts") + " (" + reason(cause) + ").",
                        request.idempotencyKey(),
                        cause);
        };
    }

    /** Falls back to the class name, because some exceptions of the JDK have no message. */
    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
