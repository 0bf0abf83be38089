package io.edgepurge.request;

import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.http.ApiRequest;
import io.edgepurge.http.ApiResponse;
import io.edgepurge.http.Credentials;
import io.edgepurge.response.ErrorFormat;
import io.edgepurge.response.Problem;
import io.edgepurge.response.ProblemType;
import io.edgepurge.response.QuotaSnapshot;
import io.edgepurge.response.SupportContact;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A filter around every HTTP call. Authenticates the request, checks the scope of the API key if one is required, calls the
 * controller, and adds RateLimit headers. Converts every exception to a response and logs unexpected ones once. Safe for use by
 * many threads.
 *
 * @param errorFormat renders problems
 * @param support the contact in problems that the operator can solve
 */
public record Authenticator(
        Accounts accounts, QuotaReader quotas, ErrorFormat errorFormat, SupportContact support, Clock clock) {
    private static final Logger LOG = System.getLogger(Authenticator.class.getName());
    private static final String RATE_LIMIT = "RateLimit";

    /** Calls the controller if the caller is known and the API key has the scope. */
    public ApiResponse handle(ApiRequest request, Scope required, Function<Caller, ApiResponse> controller) {
        return handle(
                request,
                caller -> caller.grant().allows(required)
                        ? controller.apply(caller)
                        : render(Problem.withoutScope(required)));
    }

    /** Calls the controller if the caller is known. */
    public ApiResponse handle(ApiRequest request, Function<Caller, ApiResponse> controller) {
        try {
            return switch (authenticate(request)) {
                case Authenticated(Caller caller) -> withRateLimit(caller, responseOf(request, caller, controller));
                case Unauthenticated(Problem problem) -> render(problem);
            };
        } catch (StoreUnavailable e) {
            LOG.log(Level.WARNING, "The store is unavailable", requestId(request), e);
            return render(Problem.unavailable());
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return failed(request, e);
        }
    }

    /** Returns the controller's response, or status 500. If the store is unavailable, the quota can't be read either. */
    private ApiResponse responseOf(ApiRequest request, Caller caller, Function<Caller, ApiResponse> controller) {
        try {
            return controller.apply(caller);
        } catch (StoreUnavailable e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            // other errors, such as too little memory, end the process, so that Lambda starts a new one
            return failed(request, e);
        }
    }

    private ApiResponse failed(ApiRequest request, Throwable cause) {
        LOG.log(Level.ERROR, "A request failed unexpectedly", requestId(request), cause);
        return render(Problem.internalError(request.requestId()));
    }

    private Authentication authenticate(ApiRequest request) {
        return switch (Credentials.in(request)) {
            case Credentials.Missing(String sentence) ->
                new Unauthenticated(Problem.of(ProblemType.NOT_AUTHENTICATED, sentence));
            case Credentials.Key(var key) ->
                accounts.findCaller(key)
                        .<Authentication>map(Authenticated::new)
                        .orElse(new Unauthenticated(keyUnknown()));
        };
    }

    private ApiResponse render(Problem problem) {
        return errorFormat.render(problem.withSupport(support));
    }

    /** Adds RateLimit headers to every authenticated response. */
    private ApiResponse withRateLimit(Caller caller, ApiResponse response) {
        if (response.headers().containsKey(RATE_LIMIT)) {
            return response;
        }
        Optional<QuotaSnapshot> quota = quotas.snapshotIfReadable(caller, clock.instant());
        return response.with(quota.map(QuotaSnapshot::rateLimitHeaders).orElse(Map.of()));
    }

    private static Map.Entry<String, String> requestId(ApiRequest request) {
        return Map.entry("api.request.id", request.requestId());
    }

    private static Problem keyUnknown() {
        return Problem.of(ProblemType.KEY_UNKNOWN, "The API key is unknown or has been revoked.");
    }

    /** The outcome of looking up the API key of a request. */
    private sealed interface Authentication {}

    private record Authenticated(Caller caller) implements Authentication {}

    private record Unauthenticated(Problem problem) implements Authentication {}
}
