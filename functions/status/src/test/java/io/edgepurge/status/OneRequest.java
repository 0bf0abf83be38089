package io.edgepurge.status;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.response.SupportContact;
import io.edgepurge.standin.TimeLeft;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts like the function, handles one event and exits. Accounts and purges are in memory; the address of EventBridge Scheduler
 * is unreachable.
 */
final class OneRequest {
    private OneRequest() {}

    public static void main(String[] arguments) {
        Wiring real = Wiring.from(Map.of(
                "PURGE_TABLE", "none",
                "SCHEDULE_GROUP", "purges",
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_ENDPOINT_URL_SCHEDULER", "http://127.0.0.1:1"));
        Accounts accounts = new TwoAccounts();
        Wiring wiring = new Wiring(
                accounts,
                OnePurge.submitted(),
                (account, query, limit) -> new PurgeHistory.Page(List.of(), Optional.empty()),
                real.schedules(),
                real.scheduleRuns(),
                SupportContact.none(),
                Clock.systemUTC());
        APIGatewayV2HTTPEvent event = HandlerFixture.event(arguments[0]);
        System.out.println("answered "
                + new StatusHandler(wiring)
                        .handleRequest(event, new TimeLeft(29_000))
                        .getStatusCode());
    }
}
