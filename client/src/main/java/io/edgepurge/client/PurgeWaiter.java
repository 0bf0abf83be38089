package io.edgepurge.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Waits for the end of a purge. */
record PurgeWaiter(HttpTransport transport, Timing timing) {
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(2);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);

    /**
     * What was seen last.
     *
     * @param pause until the service likes to be asked again; never none at all
     */
    private record Seen(Purge purge, Optional<String> tag, Duration pause) {}

    /**
     * The purge as last seen.
     *
     * @param look asks after the purge
     */
    Purge until(ClientRequest look, Duration patience, Consumer<Purge> progress) {
        Instant end = timing.now().plus(patience);
        Seen seen = see(transport.send(look), look, progress);
        while (!seen.purge().hasEnded() && timing.now().isBefore(end)) {
            pause(shorter(seen.pause(), Duration.between(timing.now(), end)));
            seen = again(look, seen, progress);
        }
        return seen.purge();
    }

    /** An outage is no reason to stop waiting: the purge goes on without us. */
    private Seen again(ClientRequest look, Seen before, Consumer<Purge> progress) {
        try {
            ClientResponse reply = transport.send(look.unless(before.tag()));
            return reply.isNotModified() ? before : see(reply, look, progress);
        } catch (PurgeOutcomeUnknown e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return before;
        }
    }

    private Seen see(ClientResponse reply, ClientRequest look, Consumer<Purge> progress) {
        Purge purge = ResponseReader.read(reply, look, Purge::of);
        progress.accept(purge);
        Duration asked = reply.retryAfter(timing.now()).orElse(USUAL_PAUSE);
        return new Seen(purge, reply.tag(), asked.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : asked);
    }

    private void pause(Duration time) {
        try {
            timing.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PurgeOutcomeUnknown(new NoResponse("Interrupted while the purge went on.", Optional.empty(), e));
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
