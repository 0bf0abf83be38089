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
import io.edgepurge.domain.purge.Asked;
import io.edgepurge.domain.purge.DeskAnswer;
import io.edgepurge.domain.purge.DeskAnswer.RefusedItem;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.ListAnswer;
import io.edgepurge.domain.url.RequestedTag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Purges as an operator does, past the API: the same answer for the same request, from the same desk. */
record OperatorRun(Session session, OperatorPurge operator) {
    /** @throws CommandFailure if it is refused, or the table does not answer */
    void run(List<InputItem> items, PurgeRequest request) {
        ListAnswer answer = operator.accept(asked(request), Optional.of(new IdempotencyKey(request.idempotencyKey())));
        List<PurgeReceipt> purges = receipts(answer);
        if (!purges.isEmpty()) {
            session.print(PurgesAnswer.of(new AcceptedPurges(purges, Optional.empty()), request));
        }
        String soFar = Refusal.accepted(purges) + Refusal.rest(purges, request.idempotencyKey());
        switch (answer) {
            case ListAnswer.Complete complete -> {}
            case ListAnswer.Stopped stopped ->
                throw new CommandFailure(exitCode(stopped.why()), sentence(stopped.why(), items) + soFar);
            case ListAnswer.Unanswered silence ->
                throw new CommandFailure(ExitCode.FAILED, "The table did not answer." + soFar);
            case ListAnswer.OutOfTime late -> throw new IllegalStateException("nobody set a time: " + late);
        }
        session.say("Accepted as the operator's, charged to nobody's quota.");
    }

    private static Asked asked(PurgeRequest request) {
        return new Asked(
                request.urls(),
                request.tags().stream()
                        .map(tag -> new RequestedTag(tag.endpoint(), tag.tag()))
                        .toList(),
                request.reason(),
                request.notBefore());
    }

    private static List<PurgeReceipt> receipts(ListAnswer answer) {
        return answer.purges().stream()
                .map(DeskAnswer.Accepted::progress)
                .map(progress -> new PurgeReceipt(
                        progress.purge().id().value(),
                        PurgeStatus.valueOf(progress.status().word().toUpperCase(Locale.ROOT)),
                        progress.purge().units()))
                .toList();
    }

    private static ExitCode exitCode(DeskAnswer why) {
        return switch (why) {
            case DeskAnswer.QuotaExceeded low -> ExitCode.QUOTA;
            case DeskAnswer.ItemsForbidden forbidden -> ExitCode.NOT_ALLOWED;
            case DeskAnswer.Busy busy -> ExitCode.FAILED;
            case DeskAnswer.ItemsRefused refused -> ExitCode.REFUSED;
            case DeskAnswer.RequestRefused refused -> ExitCode.REFUSED;
            case DeskAnswer.KeyTaken taken -> ExitCode.REFUSED;
            case DeskAnswer.Accepted accepted -> throw new IllegalStateException("nothing stopped at " + accepted);
        };
    }

    private static String sentence(DeskAnswer why, List<InputItem> items) {
        return switch (why) {
            case DeskAnswer.ItemsRefused(List<RefusedItem> refused) ->
                "Nothing was purged, since these cannot be:" + lines(refused, items);
            case DeskAnswer.ItemsForbidden(List<RefusedItem> refused) ->
                "Nothing was purged, since these may not be:" + lines(refused, items);
            case DeskAnswer.RequestRefused refused -> refused.sentence();
            // that of a part of the list, which nobody has typed
            case DeskAnswer.KeyTaken taken ->
                "The idempotency key belongs to another request: choose another, or leave it out.";
            case DeskAnswer.QuotaExceeded low -> "The monthly quota is too low.";
            case DeskAnswer.Busy() -> "Too much was asked for at the same moment: try again.";
            case DeskAnswer.Accepted accepted -> throw new IllegalStateException("nothing stopped at " + accepted);
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
