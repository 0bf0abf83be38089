package io.edgepurge.cli.http;

import io.edgepurge.cli.operator.OperatorPurge;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.Session;
import io.edgepurge.client.AcceptedPurges;
import io.edgepurge.client.PurgeReceipt;
import io.edgepurge.client.PurgeRequest;
import io.edgepurge.client.PurgeStatus;
import io.edgepurge.client.Violation;
import io.edgepurge.domain.purge.BulkPurgeResult;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.PurgeResult;
import io.edgepurge.domain.purge.PurgeResult.RefusedItem;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.url.RequestedTag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Purges as an operator does, past the API: the same answer for the same request, from the same desk. */
record OperatorRun(Session session, OperatorPurge operator) {
    /** @throws CommandFailure if it is refused, or the table does not answer */
    void run(List<InputItem> items, PurgeRequest request) {
        BulkPurgeResult answer =
                operator.accept(asked(request), Optional.of(new IdempotencyKey(request.idempotencyKey())));
        List<PurgeReceipt> purges = receipts(answer);
        if (!purges.isEmpty()) {
            session.print(PurgeOutput.of(new AcceptedPurges(purges, Optional.empty()), request));
        }
        String soFar = Refusal.accepted(purges) + Refusal.rest(purges, request.idempotencyKey());
        switch (answer) {
            case BulkPurgeResult.Complete complete -> {}
            case BulkPurgeResult.Stopped stopped ->
                throw new CommandFailure(exitCode(stopped.why()), sentence(stopped.why(), items) + soFar);
            case BulkPurgeResult.Unanswered silence ->
                throw new CommandFailure(ExitCode.FAILED, "The table did not answer." + soFar);
            case BulkPurgeResult.OutOfTime late -> throw new IllegalStateException("nobody set a time: " + late);
        }
        session.printMessage("Accepted as the operator's, charged to nobody's quota.");
    }

    private static PurgeSpec asked(PurgeRequest request) {
        return new PurgeSpec(
                request.urls(),
                request.tags().stream()
                        .map(tag -> new RequestedTag(tag.endpoint(), tag.tag()))
                        .toList(),
                request.reason(),
                request.notBefore());
    }

    private static List<PurgeReceipt> receipts(BulkPurgeResult answer) {
        return answer.purges().stream()
                .map(PurgeResult.Accepted::progress)
                .map(progress -> new PurgeReceipt(
                        progress.purge().id().value(),
                        PurgeStatus.valueOf(progress.status().word().toUpperCase(Locale.ROOT)),
                        progress.purge().units()))
                .toList();
    }

    private static ExitCode exitCode(PurgeResult why) {
        return switch (why) {
            case PurgeResult.QuotaExceeded low -> ExitCode.QUOTA;
            case PurgeResult.ItemsForbidden forbidden -> ExitCode.NOT_ALLOWED;
            case PurgeResult.Busy busy -> ExitCode.FAILED;
            case PurgeResult.ItemsRefused refused -> ExitCode.REFUSED;
            case PurgeResult.RequestRefused refused -> ExitCode.REFUSED;
            case PurgeResult.KeyTaken taken -> ExitCode.REFUSED;
            case PurgeResult.Accepted accepted -> throw new IllegalStateException("nothing stopped at " + accepted);
        };
    }

    private static String sentence(PurgeResult why, List<InputItem> items) {
        return switch (why) {
            case PurgeResult.ItemsRefused(List<RefusedItem> refused) ->
                "Nothing was purged, since these cannot be:" + lines(refused, items);
            case PurgeResult.ItemsForbidden(List<RefusedItem> refused) ->
                "Nothing was purged, since these may not be:" + lines(refused, items);
            case PurgeResult.RequestRefused refused -> refused.sentence();
            // that of a part of the list, which nobody has typed
            case PurgeResult.KeyTaken taken ->
                "The idempotency key belongs to another request: choose another, or leave it out.";
            case PurgeResult.QuotaExceeded low -> "The monthly quota is too low.";
            case PurgeResult.Busy() -> "Too much was asked for at the same moment: try again.";
            case PurgeResult.Accepted accepted -> throw new IllegalStateException("nothing stopped at " + accepted);
        };
    }

    private static String lines(List<RefusedItem> refused, List<InputItem> items) {
        return new Refusal(items)
                .lines(refused.stream()
                        .map(item -> new Violation(
                                new Violation.Place("", Optional.of(item.index()), Optional.empty()),
                                Optional.of(item.refusal().rule().code()),
                                item.refusal().sentence(),
                                item.refusal().suggestion()))
                        .toList());
    }
}
