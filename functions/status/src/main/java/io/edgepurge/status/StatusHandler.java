package io.edgepurge.status;

import static java.util.Map.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.purge.KeyBounds;
import io.edgepurge.domain.purge.MonthUsage;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.schedule.RegisteredSchedule;
import io.edgepurge.domain.schedule.SchedulerUnavailable;
import io.edgepurge.http.ApiRequest;
import io.edgepurge.http.ApiResponse;
import io.edgepurge.http.Gateway;
import io.edgepurge.http.Gateway.RoutedRequest;
import io.edgepurge.imagekit.ImageKitErrorFormat;
import io.edgepurge.imagekit.ImageKitResponses;
import io.edgepurge.log.CurrentRequest;
import io.edgepurge.request.ListQuery;
import io.edgepurge.request.Parsed.Rejected;
import io.edgepurge.request.Parsed.Understood;
import io.edgepurge.request.QuotaQuery;
import io.edgepurge.response.ErrorFormat;
import io.edgepurge.response.Problem;
import io.edgepurge.response.ProblemDetailsFormat;
import io.edgepurge.response.PurgeResponses;
import io.edgepurge.response.QuotaView;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Returns the status of purges, quotas and schedules. Throws only if the event is not JSON. */
public final class StatusHandler implements RequestStreamHandler {
    private static final Logger LOG = System.getLogger(StatusHandler.class.getName());

    private static final ErrorFormat PROBLEM_DETAILS = new ProblemDetailsFormat();
    private static final ErrorFormat IMAGEKIT = new ImageKitErrorFormat();

    private final Wiring wiring;

    /** Called by Lambda in the init phase. Creates all clients and reads all settings, so errors fail the start. */
    public StatusHandler() {
        this(Wiring.from(System.getenv()));
    }

    StatusHandler(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream output, Context context) throws IOException {
        output.write(handle(event.readAllBytes(), context.getAwsRequestId()));
    }

    byte[] handle(byte[] event, String requestId) throws IOException {
        RoutedRequest routed = Gateway.requestOf(event);
        return Gateway.bytesOf(CurrentRequest.during(requestId, () -> handle(routed.route(), routed.request())));
    }

    private ApiResponse handle(String route, ApiRequest request) {
        return switch (route) {
            case "GET /v1/purges/{id}" -> read(request, caller -> purge(caller, request));
            case "GET /v1/files/purge/{requestId}" -> imageKitStatus(request);
            case "GET /v1/purges" -> read(request, caller -> list(caller, request));
            case "GET /v1/schedules" -> read(request, this::schedules);
            case "GET /v1/quota" -> read(request, caller -> quota(caller, request));
            case "GET /v1/account" -> read(request, PurgeResponses::account);
            default -> PROBLEM_DETAILS.render(Problem.routeNotFound());
        };
    }

    private ApiResponse read(ApiRequest request, Function<Caller, ApiResponse> controller) {
        return wiring.authenticator(PROBLEM_DETAILS).handle(request, Scope.READ, controller);
    }

    private ApiResponse purge(Caller caller, ApiRequest request) {
        Optional<PurgeProgress> found = find(caller, request.pathParameter("id"));
        return found.isPresent()
                ? PurgeResponses.found(request, found.get(), now(), wiring.support())
                : PROBLEM_DETAILS.render(Problem.purgeNotFound());
    }

    private ApiResponse imageKitStatus(ApiRequest request) {
        ApiResponse response =
                wiring.authenticator(IMAGEKIT).handle(request, Scope.READ, caller -> imageKitStatus(caller, request));
        return ImageKitResponses.withRequestId(response, request);
    }

    private ApiResponse imageKitStatus(Caller caller, ApiRequest request) {
        Optional<PurgeProgress> found = find(caller, request.pathParameter("requestId"));
        return found.isPresent() ? ImageKitResponses.status(found.get()) : IMAGEKIT.render(Problem.purgeNotFound());
    }

    private Optional<PurgeProgress> find(Caller caller, String text) {
        Optional<PurgeId> id = PurgeId.parse(text);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Optional<PurgeProgress> found = wiring.visiblePurges().find(caller, id.get());
        found.ifPresent(StatusHandler::log);
        return found;
    }

    private static void log(PurgeProgress progress) {
        Purge purge = progress.purge();
        LOG.log(
                Level.INFO,
                "The status of a purge was read",
                entry("purge.id", purge.id()),
                entry("account.id", purge.account()),
                entry("status", progress.status().word()));
    }

    private ApiResponse list(Caller caller, ApiRequest request) {
        return switch (ListQuery.parse(request)) {
            case Understood<ListQuery>(ListQuery list) ->
                PurgeResponses.listed(wiring.visiblePurges().page(caller, list));
            case Rejected<ListQuery>(Problem problem) -> PROBLEM_DETAILS.render(problem);
        };
    }

    private ApiResponse schedules(Caller caller) {
        try {
            AccountId account = caller.account().id();
            KeyBounds bounds = new KeyBounds(caller);
            List<RegisteredSchedule> schedules = wiring.schedules().list(account).stream()
                    .filter(registered -> bounds.include(registered.schedule().spec()))
                    .toList();
            return PurgeResponses.schedules(schedules, wiring.scheduleRuns().last(account), now());
        } catch (SchedulerUnavailable e) {
            LOG.log(Level.WARNING, "EventBridge Scheduler is unavailable", e);
            return PROBLEM_DETAILS.render(Problem.schedulesUnavailable());
        }
    }

    private ApiResponse quota(Caller caller, ApiRequest request) {
        return switch (QuotaQuery.parse(request)) {
            case Understood<QuotaQuery>(QuotaQuery query) -> {
                Instant now = now();
                MonthUsage usage = wiring.quotas().usage(caller, now);
                yield PurgeResponses.quota(new QuotaView(caller, usage, now, query.byDay(), wiring.support()));
            }
            case Rejected<QuotaQuery>(Problem problem) -> PROBLEM_DETAILS.render(problem);
        };
    }

    private Instant now() {
        return wiring.clock().instant();
    }
}
