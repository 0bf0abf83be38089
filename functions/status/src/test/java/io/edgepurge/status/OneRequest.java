package io.edgepurge.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.response.SupportContact;
import java.io.IOException;
import java.nio.file.Files;
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

    public static void main(String[] arguments) throws IOException {
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
        System.out.println("answered "
                + new ObjectMapper()
                        .readTree(new StatusHandler(wiring)
                                .handle(Files.readAllBytes(HandlerFixture.EVENTS.resolve(arguments[0])), "1"))
                        .path("statusCode"));
    }
}
