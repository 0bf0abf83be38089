package io.edgepurge.cli.http;

import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.ServiceOptions;
import io.edgepurge.cli.run.Session;
import io.edgepurge.client.Preview;
import io.edgepurge.client.PurgeClient;
import io.edgepurge.client.Violation;
import java.util.ArrayList;
import java.util.List;

/** Looks at what a request would do, hundred by hundred. */
record PreviewRun(Session session, ServiceOptions service) {
    /** @throws CommandFailure if it would not be accepted; what it would do is printed all the same */
    void run(List<InputItem> items, RequestOptions request) {
        List<List<InputItem>> hundreds = hundreds(items);
        List<Preview> previews = new ArrayList<>();
        StringBuilder refused = new StringBuilder();
        List<Violation> violations = new ArrayList<>();
        for (List<InputItem> some : hundreds) {
            Preview preview = ApiAccess.of(service, some).call(client -> client.preview(request.requestFor(some)));
            violations.addAll(preview.violations());
            refused.append(new Refusal(some).lines(preview.violations()));
            previews.add(preview);
        }
        session.print(PreviewOutput.of(previews));
        if (!refused.isEmpty()) {
            throw new CommandFailure(exitCode(violations), "It would be refused:" + refused);
        }
        if (PreviewOutput.leftAfter(previews) < 0) {
            throw new CommandFailure(
                    ExitCode.QUOTA,
                    "The monthly quota does not suffice: it lacks " + -PreviewOutput.leftAfter(previews) + " items.");
        }
    }

    /** The purge's own: it is the key's fault if it is the key's alone. */
    private static ExitCode exitCode(List<Violation> violations) {
        return violations.stream()
                        .allMatch(violation -> violation.rule().orElse("").startsWith("key-"))
                ? ExitCode.NOT_ALLOWED
                : ExitCode.REFUSED;
    }

    private static List<List<InputItem>> hundreds(List<InputItem> items) {
        List<List<InputItem>> hundreds = new ArrayList<>();
        for (int first = 0; first < items.size(); first += PurgeClient.MAX_ITEMS) {
            hundreds.add(items.subList(first, Math.min(items.size(), first + PurgeClient.MAX_ITEMS)));
        }
        return hundreds;
    }
}
