package io.edgepurge.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Calls the HTTP API like {@link HttpPurgeClient} and returns each response together with its JSON. Use it to pass responses on
 * unchanged. Safe for use by many threads.
 */
public final class JsonPurgeClient implements AutoCloseable {
    private final HttpTransport transport;
    private final PurgeWaiter waiter;

    public JsonPurgeClient(HttpConfig config) {
        this(config, Timing.real());
    }

    JsonPurgeClient(HttpConfig config, Timing timing) {
        this.transport = new HttpTransport(config, timing);
        this.waiter = new PurgeWaiter(transport, timing);
    }

    /** See {@link PurgeClient#purge}. */
    public JsonResponse<AcceptedPurge> purge(PurgeRequest request) {
        Limits.requireOnePurge(request);
        return call(ClientRequest.purge(request), AcceptedPurge::of);
    }

    /**
     * Sends a request of any length; see {@link PurgeClient#purgeAll}.
     *
     * @param onAccepted called on this thread with each purge as soon as it is accepted
     */
    public AcceptedPurges purgeAll(PurgeRequest request, Consumer<JsonResponse<AcceptedPurge>> onAccepted) {
        return BatchSender.checking(batch -> preview(batch).value(), batch -> {
                    JsonResponse<AcceptedPurge> accepted = purge(batch);
                    onAccepted.accept(accepted);
                    return accepted.value();
                })
                .purgeAll(request);
    }

    /** See {@link HttpPurgeClient#preview}. */
    public JsonResponse<Preview> preview(PurgeRequest request) {
        Limits.requireOnePurge(request);
        return call(ClientRequest.preview(request), Preview::of);
    }

    /** See {@link HttpPurgeClient#find}. */
    public JsonResponse<Purge> find(String id) {
        return call(ClientRequest.get(pathOf(id)), Purge::of);
    }

    /** See {@link HttpPurgeClient#cancel}. */
    public JsonResponse<Purge> cancel(String id) {
        return call(ClientRequest.delete(pathOf(id)), Purge::of);
    }

    /** See {@link HttpPurgeClient#verify}. */
    public JsonResponse<Purge> verify(String id) {
        return call(ClientRequest.post(pathOf(id) + "/verification"), Purge::of);
    }

    /** See {@link HttpPurgeClient#await}. */
    public JsonResponse<Purge> await(String id, Duration timeout, Consumer<Purge> progress) {
        return waiter.waitFor(ClientRequest.get(pathOf(id)), timeout, progress);
    }

    /** See {@link HttpPurgeClient#list}. */
    public JsonResponse<PurgePage> list(PurgeQuery query) {
        return call(ClientRequest.get("/v1/purges" + query.queryString()), PurgePage::of);
    }

    /** See {@link HttpPurgeClient#quota}. */
    public JsonResponse<QuotaReport> quota() {
        return call(ClientRequest.get("/v1/quota"), QuotaReport::of);
    }

    /** See {@link HttpPurgeClient#quotaByDay}. */
    public JsonResponse<QuotaReport> quotaByDay() {
        return call(ClientRequest.get("/v1/quota?by=day"), QuotaReport::of);
    }

    /** See {@link HttpPurgeClient#account}. */
    public JsonResponse<AccountReport> account() {
        return call(ClientRequest.get("/v1/account"), AccountReport::of);
    }

    /** Aborts requests in progress; their outcome is unknown. */
    @Override
    public void close() {
        transport.close();
    }

    private <T> JsonResponse<T> call(ClientRequest request, Function<JsonFields, T> reader) {
        return ResponseReader.read(transport.send(request), request, reader);
    }

    private static String pathOf(String id) {
        return "/v1/purges/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
