package io.edgepurge.local.command;

import io.edgepurge.local.DemoAccount;
import io.edgepurge.local.LocalEdgePurge;
import io.edgepurge.local.scheduler.LocalScheduler.Upcoming;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/** The message that {@code local} prints when every component answers. */
final class StartupMessage {
    /** The text shown instead of the dashboard's URL. */
    static final String DASHBOARD_NOT_BUILT = "not built (needs Node 20.19, 22.12 or newer, and npm)";

    private StartupMessage() {}

    /** Returns the message for programs: one {@code name: value} per line, then {@code ready}. */
    static String lines(LocalEdgePurge stack) {
        DemoAccount account = stack.account();
        return """
                api: %s
                dashboard: %s
                docs: %s
                edge: %s
                cloudfront: %s
                dynamodb: %s
                sqs: %s
                scheduler: %s
                lambda: %s
                account: %s
                endpoint: %s
                distribution: %s
                key: %s
                ready
                """.formatted(
                        stack.api(),
                        dashboard(stack),
                        stack.docs(),
                        stack.edge(),
                        stack.cloudFront(),
                        stack.dynamoDb(),
                        stack.sqs(),
                        stack.scheduler(),
                        stack.lambda(),
                        account.account(),
                        account.endpoint(),
                        account.distribution(),
                        account.key());
    }

    /** Returns the message for users, with picocli markup. */
    static String text(LocalEdgePurge stack) {
        return addresses(stack) + account(stack.account()) + schedules(stack.schedules()) + commands(stack);
    }

    private static String addresses(LocalEdgePurge stack) {
        return """

                @|bold Edge Purge|@ is running on this machine. Press Ctrl-C to stop it.

                  Dashboard   @|cyan %s|@
                  API         @|cyan %s|@
                  API docs    @|cyan %s|@
                  Edge cache  @|cyan %s|@
                  CloudFront  @|cyan %s|@
                  DynamoDB    @|cyan %s|@
                  SQS         @|cyan %s|@
                  Scheduler   @|cyan %s|@
                  Lambda      @|cyan %s|@
                """.formatted(
                        dashboard(stack),
                        stack.api(),
                        stack.docs(),
                        stack.edge(),
                        stack.cloudFront(),
                        stack.dynamoDb(),
                        stack.sqs(),
                        stack.scheduler(),
                        stack.lambda());
    }

    private static String dashboard(LocalEdgePurge stack) {
        return stack.dashboard().map(URI::toString).orElse(DASHBOARD_NOT_BUILT);
    }

    private static String account(DemoAccount account) {
        return """

                Account @|bold %s|@ purges @|cyan %s|@ (distribution %s).
                Private key: @|bold %s|@
                """.formatted(account.account(), account.endpoint(), account.distribution(), account.key());
    }

    /** Lists the schedules. An enabled schedule is shown with its next runs. */
    static String schedules(List<Upcoming> schedules) {
        return schedules.stream()
                .map(schedule -> "\nSchedule @|bold %s|@ (%s, %s) %s\n"
                        .formatted(schedule.name(), schedule.expression(), schedule.zone(), next(schedule)))
                .collect(Collectors.joining());
    }

    private static String next(Upcoming schedule) {
        return schedule.enabled()
                ? "runs next at:"
                        + schedule.next().stream().map(time -> "\n  " + time).collect(Collectors.joining())
                : "is disabled.";
    }

    private static String commands(LocalEdgePurge stack) {
        String image = stack.account().endpoint() + "sample.jpg";
        String key = stack.account().key();
        return """

                Fetch an image twice (miss, then hit), purge it, and check the quota:

                  curl -s -o /dev/null -D - %s | grep -i x-cache
                  curl -u %s: %s/v1/purges -H 'Content-Type: application/json' -d '{"urls":["%s"]}'
                  curl -u %s: %s/v1/quota

                """.formatted(image, key, stack.api(), image, key, stack.api());
    }
}
