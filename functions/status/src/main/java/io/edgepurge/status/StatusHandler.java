package io.edgepurge.status;

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
import io.edgepurge.domain.purge.PurgeLedger;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.schedule.PurgeSchedules;
import io.edgepurge.domain.schedule.SchedulerUnavailable;
import io.edgepurge.log.CurrentRequest;
import io.edgepurge.wire.Gateway;
import io.edgepurge.wire.HttpAnswer;
import io.edgepurge.wire.HttpCall;
import io.edgepurge.wire.ImageKitAnswers;
import io.edgepurge.wire.ListCall;
import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import io.edgepurge.wire.Problem;
import io.edgepurge.wire.PurgeAnswers;
import io.edgepurge.wire.QuotaCall;
import io.edgepurge.wire.Quotas;
import io.edgepurge.wire.Reception;
import io.edgepurge.wire.ScheduleAnswers;
import io.edgepurge.wire.Voice;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Function;

/** Tells how purges, quotas and schedules stand. No exception leaves it. */
public final class StatusHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger LOG = System.getLogger(StatusHandler.class.getName());

    private final Accounts accounts;
    private final PurgeLedger ledger;
    private final PurgeHistory history;
    private final PurgeSchedules schedules;
    private final Quotas quotas;

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

    private HttpAnswer answer(String route, HttpCall call) {
        return switch (route) {
            case "GET /v1/purges/{id}" -> receive(Voice.PROBLEM_DETAILS, call, caller -> purge(caller, call));
            case "GET /v1/files/purge/{requestId}" ->
                ImageKitAnswers.signed(receive(Voice.IMAGEKIT, call, caller -> imageKitStatus(caller, call)), call);
            case "GET /v1/purges" -> receive(Voice.PROBLEM_DETAILS, call, caller -> list(caller, call));
            case "GET /v1/schedules" -> receive(Voice.PROBLEM_DETAILS, call, this::schedules);
            case "GET /v1/quota" -> receive(Voice.PROBLEM_DETAILS, call, caller -> quota(caller, call));
            case "GET /v1/account" -> receive(Voice.PROBLEM_DETAILS, call, PurgeAnswers::account);
            default -> Voice.PROBLEM_DETAILS.say(Problem.routeNotFound());
        };
    }

    private HttpAnswer receive(Voice voice, HttpCall call, Function<Caller, HttpAnswer> service) {
        return new Reception(accounts, quotas, voice).receive(call, Scope.READ, service);
    }

    private HttpAnswer purge(Caller caller, HttpCall call) {
        return find(caller, call.pathParameter("id"))
                .map(progress -> PurgeAnswers.found(call, progress, quotas))
                .orElseGet(() -> Voice.PROBLEM_DETAILS.say(Problem.purgeNotFound()));
    }

    private HttpAnswer imageKitStatus(Caller caller, HttpCall call) {
        return find(caller, call.pathParameter("requestId"))
                .map(ImageKitAnswers::status)
                .orElseGet(() -> Voice.IMAGEKIT.say(Problem.purgeNotFound()));
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
                "The status of a purge was asked for; purge.id=" + purge.id() + "; account.id=" + purge.account()
                        + "; status=" + progress.status().word());
    }

    private HttpAnswer list(Caller caller, HttpCall call) {
        return switch (ListCall.parse(call)) {
            case Understood<ListCall>(ListCall asked) ->
                PurgeAnswers.listed(history.page(caller.account().id(), asked.query(), asked.limit()));
            case Rejected<ListCall>(Problem problem) -> Voice.PROBLEM_DETAILS.say(problem);
        };
    }

    private HttpAnswer schedules(Caller caller) {
        try {
            return ScheduleAnswers.listed(schedules.of(caller.account().id()), quotas.now());
        } catch (SchedulerUnavailable e) {
            LOG.log(Level.WARNING, "EventBridge Scheduler cannot be reached", e);
            return Voice.PROBLEM_DETAILS.say(Problem.schedulesUnavailable());
        }
    }

    private HttpAnswer quota(Caller caller, HttpCall call) {
        return switch (QuotaCall.parse(call)) {
            case Understood<QuotaCall>(QuotaCall asked) -> PurgeAnswers.quota(quotas.view(caller, asked.byDay()));
            case Rejected<QuotaCall>(Problem problem) -> Voice.PROBLEM_DETAILS.say(problem);
        };
    }
}
