package io.edgepurge.origin;

import io.edgepurge.domain.clearing.CacheCall;
import io.edgepurge.domain.clearing.ClearResult;
import io.edgepurge.domain.clearing.ClearResult.Cleared;
import io.edgepurge.domain.clearing.ClearResult.Refused;
import io.edgepurge.domain.clearing.ClearResult.Unanswered;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Makes HTTP calls to caches. It uses no proxy and follows no redirect, so a secret goes only to the configured address. */
final class HttpCaller {
    private final Duration timeout;
    private final HttpClient client;

    HttpCaller(Duration timeout) {
        ClientProperties.set();
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(timeout)
                .build();
    }

    ClearResult clear(CacheCall call) {
        HttpRequest request = ClearingRequest.of(call);
        if (!EmptyQueryExchange.isNeededFor(request.uri())) {
            CompletableFuture<HttpResponse<Void>> exchange = client.sendAsync(request, BodyHandlers.discarding());
            return await(call, exchange.thenApply(HttpResponse::statusCode), () -> exchange.cancel(true));
        }
        try (EmptyQueryExchange exchange = new EmptyQueryExchange(request)) {
            return await(call, exchange.send(), exchange::close);
        }
    }

    private ClearResult await(CacheCall call, CompletableFuture<Integer> statusCode, Runnable cancel) {
        try {
            int status = statusCode.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return isSuccess(call, status) ? new Cleared() : new Refused("returned " + status);
        } catch (TimeoutException e) {
            // the client's own timeout would cover only the headers, but the body may never end
            cancel.run();
            return timedOut();
        } catch (ExecutionException e) {
            return failed(statusCode.exceptionNow());
        } catch (InterruptedException e) {
            cancel.run();
            Thread.currentThread().interrupt();
            return new Unanswered("was interrupted before it responded");
        }
    }

    private static boolean isSuccess(CacheCall call, int status) {
        boolean ok = status >= 200 && status <= 299;
        return switch (call.kind()) {
            case VARNISH -> ok;
            case NGINX -> ok || status == 404 || status == 412;
        };
    }

    private ClearResult failed(Throwable cause) {
        return switch (cause) {
            case HttpTimeoutException late -> timedOut();
            case UnknownHostException unknown -> new Unanswered("has an unknown host name");
            case ConnectException unknown
            when unknown.getCause() instanceof UnresolvedAddressException -> new Unanswered("has an unknown host name");
            case ConnectException refused -> new Unanswered("refused the connection");
            case SSLException untrusted -> new Unanswered("is not trusted: the TLS handshake failed");
            default -> new Unanswered("closed the connection");
        };
    }

    private ClearResult timedOut() {
        return new Unanswered("did not respond within " + timeout.toSeconds() + " s");
    }
}
