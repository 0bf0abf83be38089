package io.edgepurge.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
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
    private static final String EXCEPTION = "Exception: ";

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

    /** @throws PurgeOutcomeUnknown if no attempt got a response */
    ClientResponse send(ClientRequest request) {
        try {
            boolean outcomeUnknown = false;
            for (int number = 1; ; number++) {
                Duration delay = exponentialBackoff(number);
                try {
                    ClientResponse response = attempt(request, outcomeUnknown);
                    delay = response.retryAfter(timing.now())
                            .map(requested -> requested.plus(timing.jitter(BASE_DELAY)))
                            .orElse(delay);
                    if (number >= config.maxAttempts() || !mayRetry(response, delay)) {
                        return response;
                    }
                    outcomeUnknown |= response.status() != TOO_MANY_REQUESTS;
                } catch (IOException e) {
                    outcomeUnknown = true;
                    if (number >= config.maxAttempts()) {
                        throw new PurgeOutcomeUnknown(noResponse(e), request.idempotencyKey(), e);
                    }
                }
                timing.sleep(delay);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PurgeOutcomeUnknown("Interrupted before a response arrived.", request.idempotencyKey(), e);
        }
    }

    private ClientResponse attempt(ClientRequest request, boolean earlierOutcomeUnknown)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> future = http.sendAsync(httpRequest(request), BodyHandlers.ofString());
        try {
            // HttpRequest.timeout covers the headers only, not the body
            HttpResponse<String> response =
                    future.get(TimeUnit.NANOSECONDS.convert(config.attemptTimeout()), TimeUnit.NANOSECONDS);
            return new ClientResponse(
                    response.statusCode(), response.headers(), response.body(), earlierOutcomeUnknown);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("timed out");
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

    private boolean mayRetry(ClientResponse response, Duration delay) {
        return TRANSIENT.contains(response.status())
                && !response.forbidsRetry()
                && delay.compareTo(config.maxRetryDelay().plus(BASE_DELAY)) <= 0;
    }

    private Duration exponentialBackoff(int number) {
        Duration longest = BASE_DELAY.multipliedBy(1L << number);
        return longest.dividedBy(2).plus(timing.jitter(longest.dividedBy(2)));
    }

    /** Names no exceptions, because users of the command line see this sentence. */
    private String noResponse(IOException failure) {
        int attempts = config.maxAttempts();
        String tried = config.server() + " after " + attempts + (attempts == 1 ? " attempt" : " attempts");
        if (failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException) {
            return "Cannot connect to " + tried + ".";
        }
        String message = failure.getMessage();
        return "No response from " + tried + (message == null ? "." : " (" + withoutExceptionNames(message) + ").");
    }

    /** Returns the message of the innermost exception that the text quotes. */
    private static String withoutExceptionNames(String message) {
        int last = message.lastIndexOf(EXCEPTION);
        return last < 0 ? message : message.substring(last + EXCEPTION.length());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
