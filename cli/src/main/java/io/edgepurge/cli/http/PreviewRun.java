package io.edgepurge.cli.http;

import io.edgepurge.cli.input.InputItem;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.ServiceOptions;
import io.edgepurge.cli.run.Session;
import io.edgepurge.client.JsonResponse;
import io.edgepurge.client.Preview;
import io.edgepurge.client.PurgeClient;
import io.edgepurge.client.Violation;
import java.util.ArrayList;
import java.util.List;

/** Previews a request batch by batch. */
record PreviewRun(Session session, ServiceOptions service) {
    /** @throws CommandFailure if the request would be refused; the preview of the other items is printed before */
    void run(List<InputItem> items, RequestOptions request) {
        List<JsonResponse<Preview>> responses = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        StringBuilder refused = new StringBuilder();
        for (List<InputItem> batch : batches(items)) {
            JsonResponse<Preview> response =
                    ApiAccess.of(service, batch).call(client -> client.preview(request.requestFor(batch)));
            responses.add(response);
            violations.addAll(response.value().violations());
            refused.append(new RefusalMessage(batch).lines(response.value().violations()));
        }
        session.print(PreviewOutput.of(responses));
        responses.stream()
                .flatMap(response -> ItemWarnings.of(response.value()).stream())
                .forEach(session::printMessage);
        if (request.leavesSpellingsOpen()) {
            SpellingOutput.of(responses.stream().map(JsonResponse::value).toList())
                    .advice()
                    .ifPresent(session::printMessage);
        }
        if (!refused.isEmpty()) {
            throw new CommandFailure(
                    exitCode(violations),
                    "The request would be refused:" + refused + RefusalMessage.adviceOn(violations));
        }
        requireQuota(responses.stream().map(JsonResponse::value).toList());
    }

    private static void requireQuota(List<Preview> previews) {
        int left = PreviewOutput.leftAfter(previews);
        if (left < 0) {
            throw new CommandFailure(
                    ExitCode.QUOTA, "Monthly quota exceeded: the request needs " + -left + " more than is left.");
        }
    }

    /** Returns the exit code that the purge would have: {@code NOT_ALLOWED} if only the key's permissions are violated. */
    static ExitCode exitCode(List<Violation> violations) {
        return violations.stream()
                        .allMatch(violation -> violation.rule().orElse("").startsWith("key-"))
                ? ExitCode.NOT_ALLOWED
                : ExitCode.REFUSED;
    }

    static List<List<InputItem>> batches(List<InputItem> items) {
        List<List<InputItem>> batches = new ArrayList<>();
        for (int first = 0; first < items.size(); first += PurgeClient.MAX_ITEMS) {
            batches.add(items.subList(first, Math.min(items.size(), first + PurgeClient.MAX_ITEMS)));
        }
        return batches;
    }
}
