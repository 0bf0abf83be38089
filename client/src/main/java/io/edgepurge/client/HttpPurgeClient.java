package io.edgepurge.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Asks over HTTP with a private key. What passes (a broken connection, a timeout, 502, 503, 504, a 429 that is not the quota's)
 * is tried again a few times under the same idempotency key, as late as {@code Retry-After} asks. Every method throws
 * {@link PurgeRefused} when the answer is no and {@link PurgeOutcomeUnknown} when there is none. Safe for use by many threads.
 */
public final class HttpPurgeClient implements PurgeClient, AutoCloseable {
    private final HttpTransport transport;
    private final PurgeWaiter wait;

    public HttpPurgeClient(HttpConfig config) {
        this(config, Timing.real());
    }

    HttpPurgeClient(HttpConfig config, Timing timing) {
        this.transport = new HttpTransport(config, timing);
        this.wait = new PurgeWaiter(transport, timing);
    }

    @Override
    public AcceptedPurge purge(PurgeRequest request) {
        Limits.onePurge(request);
        return ask(ClientRequest.purge(request), AcceptedPurge::of);
    }

    @Override
    public AcceptedPurges purgeAll(PurgeRequest request) {
        return new BatchSender(Optional.of(this::preview), this::purge).purgeAll(request);
    }

    /** What a request of at most {@link #MAX_ITEMS} items would do; changes nothing. */
    public Preview preview(PurgeRequest request) {
        Limits.onePurge(request);
        return ask(ClientRequest.preview(request), Preview::of);
    }

    /** How far a purge is. */
    public Purge find(String id) {
        return ask(ClientRequest.get(pathOf(id)), Purge::of);
    }

    /** Withdraws a purge of which nothing is under way, and refunds it; else this is refused as {@code too-late-to-cancel}. */
    public Purge cancel(String id) {
        return ask(ClientRequest.delete(pathOf(id)), Purge::of);
    }

    /**
     * Asks after a purge until it has ended, as often as the service likes to be asked.
     *
     * @param patience how long to wait
     * @param progress is called on this thread with the purge as first seen, and whenever it has changed
     * @return the purge as last seen: it has not ended if patience did before
     */
    public Purge await(String id, Duration patience, Consumer<Purge> progress) {
        return wait.until(ClientRequest.get(pathOf(id)), patience, progress);
    }

    /** A page of the account's purges. */
    public PurgePage list(PurgeQuery query) {
        return ask(ClientRequest.get("/v1/purges" + query.text()), PurgePage::of);
    }

    /** The account's purges, page after page as they are needed. */
    public Stream<PurgeSummary> listAll(PurgeQuery query) {
        return Stream.iterate(
                        Optional.of(list(query)),
                        Optional::isPresent,
                        page -> page.flatMap(PurgePage::next).map(next -> list(query.after(next))))
                .flatMap(page -> page.map(PurgePage::purges).orElse(List.of()).stream());
    }

    /** The account's month so far. */
    public QuotaReport quota() {
        return ask(ClientRequest.get("/v1/quota"), QuotaReport::of);
    }

    /** The account's month so far, with the units of each day. */
    public QuotaReport quotaByDay() {
        return ask(ClientRequest.get("/v1/quota?by=day"), QuotaReport::of);
    }

    /** The account, and what the key allows. */
    public AccountReport account() {
        return ask(ClientRequest.get("/v1/account"), AccountReport::of);
    }

    /** Ends calls under way as unanswered. */
    @Override
    public void close() {
        transport.close();
    }

    private <T> T ask(ClientRequest call, Function<JsonFields, T> reader) {
        return ResponseReader.read(transport.send(call), call, reader);
    }

    private static String pathOf(String id) {
        return "/v1/purges/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
