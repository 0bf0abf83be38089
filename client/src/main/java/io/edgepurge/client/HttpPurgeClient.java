package io.edgepurge.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Calls the HTTP API with an API key.
 *
 * <p>Retries transient failures under the same idempotency key and respects {@code Retry-After}. Transient failures are a
 * broken connection, a timeout, the statuses 502, 503 and 504, and a 429 that does not concern the quota. Every method throws
 * {@link PurgeRefused} if the service refuses the request and {@link PurgeOutcomeUnknown} if there is no usable response. Safe
 * for use by many threads.
 */
public final class HttpPurgeClient implements PurgeClient, AutoCloseable {
    private final JsonPurgeClient client;

    public HttpPurgeClient(HttpConfig config) {
        this(config, Timing.real());
    }

    HttpPurgeClient(HttpConfig config, Timing timing) {
        this.client = new JsonPurgeClient(config, timing);
    }

    @Override
    public AcceptedPurge purge(PurgeRequest request) {
        return client.purge(request).value();
    }

    @Override
    public AcceptedPurges purgeAll(PurgeRequest request) {
        return client.purgeAll(request, accepted -> {});
    }

    /** Returns what a request of at most {@link #MAX_ITEMS} items would do; changes nothing. */
    public Preview preview(PurgeRequest request) {
        return client.preview(request).value();
    }

    /** Returns a purge with its current status. */
    public Purge find(String id) {
        return client.find(id).value();
    }

    /**
     * Requests visits to the URLs of a completed purge. Returns the purge with its results before the visits, which follow within
     * seconds.
     */
    public Purge verify(String id) {
        return client.verify(id).value();
    }

    /** Cancels and refunds a purge if CloudFront has none of its items yet; otherwise refused as {@code too-late-to-cancel}. */
    public Purge cancel(String id) {
        return client.cancel(id).value();
    }

    /**
     * Polls a purge until it has ended and no visit to its URLs is pending, at the interval that the service asks for.
     *
     * @param timeout the longest time to wait
     * @param progress called on this thread with the first status and after every change
     * @return the purge as last seen; it has not ended if the wait timed out
     */
    public Purge await(String id, Duration timeout, Consumer<Purge> progress) {
        return client.await(id, timeout, progress).value();
    }

    /** Returns one page of the account's purges. */
    public PurgePage list(PurgeQuery query) {
        return client.list(query).value();
    }

    /** Returns the account's purges; fetches each page when it is needed. */
    public Stream<PurgeSummary> listAll(PurgeQuery query) {
        return Stream.iterate(
                        Optional.of(list(query)), Optional::isPresent, page -> nextPage(query, page.orElseThrow()))
                .flatMap(page -> page.orElseThrow().purges().stream());
    }

    private Optional<PurgePage> nextPage(PurgeQuery query, PurgePage page) {
        return page.next().isPresent()
                ? Optional.of(list(query.cursor(page.next().get())))
                : Optional.empty();
    }

    /** Returns the account's usage this month. */
    public QuotaReport quota() {
        return client.quota().value();
    }

    /** Returns the account's usage this month, with the units of each day. */
    public QuotaReport quotaByDay() {
        return client.quotaByDay().value();
    }

    /** Returns the account and the permissions of the key. */
    public AccountReport account() {
        return client.account().value();
    }

    /** Aborts requests in progress; their outcome is unknown. */
    @Override
    public void close() {
        client.close();
    }
}
