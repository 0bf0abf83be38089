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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends calls, again where that can help: each of them may be sent twice, since none changes more than once for it. Safe for
 * use by many threads.
 */
final class HttpTransport implements AutoCloseable {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Set<Integer> PASSING = Set.of(TOO_MANY_REQUESTS, 502, 503, 504);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final HttpConfig config;
    private final Timing timing;
    private final HttpClient http;

    HttpTransport(HttpConfig config, Timing timing) {
        this.config = config;
        this.timing = timing;
        this.http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    }

    /** How an attempt ended. */
    private sealed interface Attempt {
        record Answered(ClientResponse reply) implements Attempt {}

        record Broken(IOException failure) implements Attempt {}
    }

    /** @throws PurgeOutcomeUnknown if no attempt was answered */
    ClientResponse send(ClientRequest call) {
        try {
            boolean open = false;
            for (int number = 1; ; number++) {
                Attempt attempt = attempt(call, open);
                Optional<Duration> pause = number < config.attempts() ? pause(attempt, number) : Optional.empty();
                if (pause.isEmpty()) {
                    return replyOf(attempt, call, number);
                }
                open |= mayHaveSucceeded(attempt);
                timing.sleep(pause.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PurgeOutcomeUnknown(new NoResponse("Interrupted before the answer came.", call.purgeKey(), e));
        }
    }

    /** Whether the call may have been carried out although it is sent again. */
    private static boolean mayHaveSucceeded(Attempt attempt) {
        return !(attempt instanceof Attempt.Answered answered)
                || answered.reply().status() != TOO_MANY_REQUESTS;
    }

    private Attempt attempt(ClientRequest call, boolean open) throws InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request(call), BodyHandlers.ofString());
        try {
            // a request's own timeout ends with the headers
            HttpResponse<String> response =
                    answer.get(TimeUnit.NANOSECONDS.convert(config.timeout()), TimeUnit.NANOSECONDS);
            return new Attempt.Answered(
                    new ClientResponse(response.statusCode(), response.headers(), response.body(), open));
        } catch (ExecutionException e) {
            return new Attempt.Broken(e.getCause() instanceof IOException failure ? failure : new IOException(e));
        } catch (TimeoutException e) {
            return new Attempt.Broken(new HttpTimeoutException("timed out"));
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(ClientRequest call) {
        BodyPublisher body = call.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
        HttpRequest.Builder request = HttpRequest.newBuilder(config.address(call.path()))
                .method(call.method(), body)
                .header("Authorization", "Bearer " + config.key());
        call.headers().forEach(request::header);
        return request.build();
    }

    /** Nothing if another attempt cannot help. */
    private Optional<Duration> pause(Attempt attempt, int number) {
        return switch (attempt) {
            case Attempt.Broken broken -> Optional.of(backOff(number));
            case Attempt.Answered answered -> pause(answered.reply(), number);
        };
    }

    private Optional<Duration> pause(ClientResponse reply, int number) {
        if (!PASSING.contains(reply.status()) || reply.isFinal()) {
            return Optional.empty();
        }
        return Optional.of(reply.retryAfter(timing.now())
                        .map(asked -> asked.plus(timing.upTo(FIRST_PAUSE)))
                        .orElseGet(() -> backOff(number)))
                .filter(pause -> pause.compareTo(config.maxRetryDelay().plus(FIRST_PAUSE)) <= 0);
    }

    private Duration backOff(int number) {
        Duration longest = FIRST_PAUSE.multipliedBy(1L << number);
        return longest.dividedBy(2).plus(timing.upTo(longest.dividedBy(2)));
    }

    private ClientResponse replyOf(Attempt attempt, ClientRequest call, int attempts) {
        return switch (attempt) {
            case Attempt.Answered answered -> answered.reply();
            case Attempt.Broken broken ->
                throw new PurgeOutcomeUnknown(new NoResponse(
                        "No answer from " + config.api() + " in " + attempts
                                + (attempts == 1 ? " attempt" : " attempts") + " (" + reason(broken.failure()) + ").",
                        call.purgeKey(),
                        broken.failure()));
        };
    }

    /** The JDK leaves the message of some failures out. */
    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
