package io.edgepurge.status;

import static java.util.Map.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.schedule.PurgeSchedules;
import io.edgepurge.domain.schedule.SchedulerUnavailable;
import io.edgepurge.log.CurrentRequest;
import io.edgepurge.wire.ApiRequest;
import io.edgepurge.wire.ApiResponse;
import io.edgepurge.wire.Authenticator;
import io.edgepurge.wire.ErrorFormat;
import io.edgepurge.wire.Gateway;
import io.edgepurge.wire.ImageKitResponses;
import io.edgepurge.wire.ListQuery;
import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import io.edgepurge.wire.Problem;
import io.edgepurge.wire.PurgeResponses;
import io.edgepurge.wire.QuotaQuery;
import io.edgepurge.wire.QuotaReader;
import io.edgepurge.wire.ScheduleResponses;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Function;

/** Tells how purges, quotas and schedules stand. No exception leaves it. */
public final class StatusHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger LOG = System.getLogger(StatusHandler.class.getName());

    private final Accounts accounts;
    private final PurgeStore ledger;
    private final PurgeHistory history;
    private final PurgeSchedules schedules;
    private final QuotaReader quotas;

    /** Called once by Lambda, in the init phase: every client and setting is made here or the function fails to start. */
    public StatusHandler() {
        this(Wiring.from(System.getenv()));
    }

    StatusHandler(Wiring wiring) {
        this.accounts = wiring.accounts();
        this.ledger = wiring.ledger();
        this.history = wiring.history();
        this.schedules = wiring.schedules();
        this.quotas = wiring.quotas();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return CurrentRequest.during(
                context.getAwsRequestId(),
                () -> Gateway.responseOf(answer(Gateway.routeOf(event), Gateway.callOf(event))));
    }

    private ApiResponse answer(String route, ApiRequest call) {
        return switch (route) {
            case "GET /v1/purges/{id}" -> receive(ErrorFormat.PROBLEM_DETAILS, call, caller -> purge(caller, call));
            case "GET /v1/files/purge/{requestId}" ->
                ImageKitResponses.signed(
                        receive(ErrorFormat.IMAGEKIT, call, caller -> imageKitStatus(caller, call)), call);
            case "GET /v1/purges" -> receive(ErrorFormat.PROBLEM_DETAILS, call, caller -> list(caller, call));
            case "GET /v1/schedules" -> receive(ErrorFormat.PROBLEM_DETAILS, call, this::schedules);
            case "GET /v1/quota" -> receive(ErrorFormat.PROBLEM_DETAILS, call, caller -> quota(caller, call));
            case "GET /v1/account" -> receive(ErrorFormat.PROBLEM_DETAILS, call, PurgeResponses::account);
            default -> ErrorFormat.PROBLEM_DETAILS.render(Problem.routeNotFound());
        };
    }

    private ApiResponse receive(ErrorFormat errorFormat, ApiRequest call, Function<Caller, ApiResponse> service) {
        return new Authenticator(accounts, quotas, errorFormat).receive(call, Scope.READ, service);
    }

    private ApiResponse purge(Caller caller, ApiRequest call) {
        return find(caller, call.pathParameter("id"))
                .map(progress -> PurgeResponses.found(call, progress, quotas))
                .orElseGet(() -> ErrorFormat.PROBLEM_DETAILS.render(Problem.purgeNotFound()));
    }

    private ApiResponse imageKitStatus(Caller caller, ApiRequest call) {
        return find(caller, call.pathParameter("requestId"))
                .map(ImageKitResponses::status)
                .orElseGet(() -> ErrorFormat.IMAGEKIT.render(Problem.purgeNotFound()));
    }

    private Optional<PurgeProgress> find(Caller caller, String id) {
        Optional<PurgeProgress> found =
                PurgeId.parse(id).flatMap(known -> ledger.find(caller.account().id(), known));
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

    private ApiResponse list(Caller caller, ApiRequest call) {
        return switch (ListQuery.parse(call)) {
            case Understood<ListQuery>(ListQuery asked) ->
                PurgeResponses.listed(history.page(caller.account().id(), asked.query(), asked.limit()));
            case Rejected<ListQuery>(Problem problem) -> ErrorFormat.PROBLEM_DETAILS.render(problem);
        };
    }

    private ApiResponse schedules(Caller caller) {
        try {
            return ScheduleResponses.listed(schedules.list(caller.account().id()), quotas.now());
        } catch (SchedulerUnavailable e) {
            LOG.log(Level.WARNING, "EventBridge Scheduler is unavailable", e);
            return ErrorFormat.PROBLEM_DETAILS.render(Problem.schedulesUnavailable());
        }
    }

    private ApiResponse quota(Caller caller, ApiRequest call) {
        return switch (QuotaQuery.parse(call)) {
            case Understood<QuotaQuery>(QuotaQuery asked) -> PurgeResponses.quota(quotas.view(caller, asked.byDay()));
            case Rejected<QuotaQuery>(Problem problem) -> ErrorFormat.PROBLEM_DETAILS.render(problem);
        };
    }
}
