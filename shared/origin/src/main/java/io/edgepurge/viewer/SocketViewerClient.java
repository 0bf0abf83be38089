package io.edgepurge.viewer;

import io.edgepurge.domain.verification.Evidence;
import io.edgepurge.domain.verification.ViewerClient;
import io.edgepurge.domain.verification.ViewerRequest;
import io.edgepurge.domain.verification.VisitTime;
import io.edgepurge.viewer.ViewerExchange.ForbiddenAddress;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

/**
 * A {@link ViewerClient} over sockets. It connects to checked addresses only, sends no cookies and no conditions, follows no
 * redirect, and reads no body. The time limit covers the whole request, so a server that sends one byte at a time can't exceed it.
 * Safe for use by concurrent threads.
 */
public final class SocketViewerClient implements ViewerClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Addresses addresses;
    private final Supplier<SSLSocketFactory> tls;
    private final Duration timeout;
    private final Clock clock;

    SocketViewerClient(Addresses addresses, Supplier<SSLSocketFactory> tls, Duration timeout, Clock clock) {
        this.addresses = addresses;
        this.tls = tls;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** Returns a client for public addresses with a time limit of 5 s. It loads Java's TLS at the first request. */
    public static SocketViewerClient forPublicAddresses(Clock clock) {
        return of(false, clock);
    }

    /** Returns a client that also connects to this machine, for a stack on one machine. */
    public static SocketViewerClient forThisMachine(Clock clock) {
        return of(true, clock);
    }

    private static SocketViewerClient of(boolean loopback, Clock clock) {
        HostResolver system = host -> List.of(InetAddress.getAllByName(host));
        return new SocketViewerClient(
                new Addresses(system, loopback),
                () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
                TIMEOUT,
                clock);
    }

    @Override
    public Result get(ViewerRequest request) {
        Instant sentAt = clock.instant();
        try (ViewerExchange exchange = new ViewerExchange(request, addresses, tls.get())) {
            return await(exchange.send(), sentAt);
        }
    }

    private Result await(CompletableFuture<ResponseHead> response, Instant sentAt) {
        try {
            ResponseHead head = response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Result.Answered(
                    Evidence.of(head.status(), head::header), new VisitTime(sentAt, clock.instant()));
        } catch (TimeoutException e) {
            return new Result.Unanswered("did not respond within " + timeout.toSeconds() + " s", true);
        } catch (ExecutionException e) {
            return failed(response.exceptionNow());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result.Unanswered("was not asked to the end", true);
        }
    }

    private static Result failed(Throwable cause) {
        return switch (cause) {
            case ForbiddenAddress forbidden ->
                new Result.Unanswered("has no public address, and a visit never connects to a private one", false);
            case UnknownHostException unknown -> new Result.Unanswered("has an unknown name", true);
            case ConnectException refused -> new Result.Unanswered("refused the connection", true);
            case SSLException untrusted -> new Result.Unanswered("is not trusted: the TLS handshake failed", false);
            default -> new Result.Unanswered("closed the connection or did not speak HTTP", true);
        };
    }
}
