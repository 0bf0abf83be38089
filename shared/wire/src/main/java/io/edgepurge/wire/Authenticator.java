package io.edgepurge.wire;

import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.function.Function;

/**
 * Lets callers in whose key is known, and gives every failure an answer. No exception leaves it; what was not foreseen is
 * logged here, once. Safe for use by many threads.
 */
public final class Authenticator {
    private static final Logger LOG = System.getLogger(Authenticator.class.getName());

    private static final String RATE_LIMIT = "RateLimit";

    private final Accounts accounts;
    private final QuotaReader quotas;
    private final ErrorFormat errorFormat;

    public Authenticator(Accounts accounts, QuotaReader quotas, ErrorFormat errorFormat) {
        this.accounts = accounts;
        this.quotas = quotas;
        this.errorFormat = errorFormat;
    }

    /**
     * Lets in only those whose key has a scope.
     *
     * @param service what the door does for a caller
     */
    public ApiResponse receive(ApiRequest call, Scope needed, Function<Caller, ApiResponse> service) {
        return receive(
                call,
                caller -> caller.grant().allows(needed)
                        ? service.apply(caller)
                        : errorFormat.render(Problem.withoutScope(needed).naming(quotas.support())));
    }

    /** @param service what the door does for a caller */
    public ApiResponse receive(ApiRequest call, Function<Caller, ApiResponse> service) {
        try {
            return switch (Credentials.in(call)) {
                case Credentials.Key(ApiKey key) ->
                    accounts.findCaller(key)
                            .map(caller -> withQuota(caller, service.apply(caller)))
                            .orElseGet(() -> errorFormat.render(keyUnknown().naming(quotas.support())));
                case Credentials.None(String sentence) ->
                    errorFormat.render(Problem.of(ProblemType.NOT_AUTHENTICATED, sentence));
            };
        } catch (StoreUnavailable e) {
            LOG.log(Level.WARNING, "The store is unavailable", requestId(call), e);
            return errorFormat.render(Problem.unavailable());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A request failed unexpectedly", requestId(call), e);
            return errorFormat.render(Problem.of(
                    ProblemType.INTERNAL_ERROR, "The error is logged with the request ID " + call.requestId() + "."));
        }
    }

    /** Whoever is known is told what is left, whatever else the answer is. */
    private ApiResponse withQuota(Caller caller, ApiResponse answer) {
        return answer.headers().containsKey(RATE_LIMIT)
                ? answer
                : answer.with(
                        quotas.of(caller).map(QuotaSnapshot::rateLimitHeaders).orElse(Map.of()));
    }

    private static Map.Entry<String, String> requestId(ApiRequest call) {
        return Map.entry("api.request.id", call.requestId());
    }

    private static Problem keyUnknown() {
        return Problem.of(ProblemType.KEY_UNKNOWN, "The API key is unknown or has been revoked.");
    }
}
