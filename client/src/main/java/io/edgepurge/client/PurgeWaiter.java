package io.edgepurge.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Polls a purge until it has ended and no visit to its URLs is pending. */
record PurgeWaiter(HttpTransport transport, Timing timing) {
    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(2);
    private static final Duration MIN_INTERVAL = Duration.ofMillis(200);

    /**
     * The last known status of the purge.
     *
     * @param interval until the next poll; never zero
     */
    private record Snapshot(JsonResponse<Purge> response, Optional<String> entityTag, Duration interval) {
        boolean isSettled() {
            return response.value().isSettled();
        }
    }

    /**
     * Returns the purge as last seen: settled, or not if the wait timed out.
     *
     * @param request reads the purge
     */
    JsonResponse<Purge> waitFor(ClientRequest request, Duration timeout, Consumer<Purge> progress) {
        Instant end = timing.now().plus(timeout);
        Snapshot last = snapshot(transport.send(request), request, progress);
        while (!last.isSettled() && timing.now().isBefore(end)) {
            sleep(shorter(last.interval(), Duration.between(timing.now(), end)));
            last = poll(request, last, progress);
        }
        return last.response();
    }

    /** Keeps waiting during an outage, because the purge continues without this client. */
    private Snapshot poll(ClientRequest request, Snapshot last, Consumer<Purge> progress) {
        try {
            ClientResponse response = transport.send(request.ifNoneMatch(last.entityTag()));
            return response.isNotModified() ? last : snapshot(response, request, progress);
        } catch (PurgeOutcomeUnknown e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return last;
        }
    }

    private Snapshot snapshot(ClientResponse response, ClientRequest request, Consumer<Purge> progress) {
        JsonResponse<Purge> purge = ResponseReader.read(response, request, Purge::of);
        progress.accept(purge.value());
        Duration interval = response.retryAfter(timing.now()).orElse(DEFAULT_INTERVAL);
        return new Snapshot(purge, response.entityTag(), longer(interval, MIN_INTERVAL));
    }

    private void sleep(Duration time) {
        try {
            timing.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PurgeOutcomeUnknown("Interrupted while waiting for the purge.", Optional.empty(), e);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
