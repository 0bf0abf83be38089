package io.edgepurge.cli.http;

import io.edgepurge.cli.input.InputItem;
import io.edgepurge.cli.operator.OperatorPurge;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.Printable;
import io.edgepurge.cli.run.Session;
import io.edgepurge.client.PurgeReceipt;
import io.edgepurge.client.PurgeRequest;
import io.edgepurge.client.PurgeStatus;
import io.edgepurge.client.Violation;
import io.edgepurge.domain.account.CoveredSpellings;
import io.edgepurge.domain.purge.BulkPurgeResult;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgeResult;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.purge.Refusal;
import io.edgepurge.domain.purge.RefusedItem;
import io.edgepurge.domain.url.RequestedTag;
import io.edgepurge.domain.url.Suggestion;
import io.edgepurge.response.PurgeView;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Purges with operator permissions, directly against the table. Reports results in the same form as the API. */
record OperatorRun(Session session, OperatorPurge operator) {
    /** @throws CommandFailure if the purge is refused or the table does not respond */
    void run(List<InputItem> items, PurgeRequest request) {
        BulkPurgeResult result =
                operator.accept(specOf(request), Optional.of(new IdempotencyKey(request.idempotencyKey())));
        List<PurgeReceipt> purges = receipts(result);
        if (!purges.isEmpty()) {
            session.print(PurgeOutput.of(entries(result, Clock.systemUTC().instant()), request.idempotencyKey()));
            warnings(result).forEach(session::printMessage);
        }
        String advice =
                RefusalMessage.accepted(purges) + RefusalMessage.howToContinue(purges, request.idempotencyKey());
        switch (result) {
            case BulkPurgeResult.Complete complete -> {}
            case BulkPurgeResult.Stopped stopped ->
                throw new CommandFailure(exitCode(stopped.refusal()), sentence(stopped.refusal(), items) + advice);
            case BulkPurgeResult.Unanswered unanswered ->
                throw new CommandFailure(ExitCode.FAILED, "The table did not respond." + advice);
            case BulkPurgeResult.OutOfTime outOfTime ->
                throw new IllegalStateException("the command sets no deadline: " + outOfTime);
        }
        session.printMessage("Accepted as an operator purge; the quota is not charged.");
    }

    private static PurgeSpec specOf(PurgeRequest request) {
        return new PurgeSpec(
                request.urls(),
                request.tags().stream()
                        .map(tag -> new RequestedTag(tag.endpoint(), tag.tag()))
                        .toList(),
                request.images(),
                new PurgeOptions(
                        request.reason(),
                        request.notBefore(),
                        request.spellings().flatMap(spellings -> CoveredSpellings.parse(spellings.word())),
                        request.verify()));
    }

    private static List<PurgeReceipt> receipts(BulkPurgeResult result) {
        return result.purges().stream()
                .map(PurgeResult.Accepted::progress)
                .map(progress -> new PurgeReceipt(
                        progress.purge().id().value(),
                        PurgeStatus.valueOf(progress.status().word().toUpperCase(Locale.ROOT)),
                        progress.purge().units()))
                .toList();
    }

    private static List<PurgeOutput.Entry> entries(BulkPurgeResult result, Instant now) {
        return result.purges().stream()
                .map(accepted -> new PurgeOutput.Entry(
                        accepted.progress().purge().id().value(),
                        accepted.progress().status().word(),
                        accepted.progress().purge().units(),
                        () -> PurgeView.ofAccepted(accepted, now)))
                .toList();
    }

    private static List<String> warnings(BulkPurgeResult result) {
        return result.purges().stream()
                .flatMap(accepted -> accepted.progress().purge().items().stream())
                .flatMap(item -> item.warnings().stream()
                        .map(warning -> "Warning: " + Printable.url(item.input()) + ": " + warning.sentence()))
                .toList();
    }

    private static ExitCode exitCode(Refusal refusal) {
        return switch (refusal) {
            case Refusal.QuotaExceeded low -> ExitCode.QUOTA;
            case Refusal.ItemsForbidden forbidden -> ExitCode.NOT_ALLOWED;
            case Refusal.Busy busy -> ExitCode.FAILED;
            case Refusal.ItemsRefused refused -> ExitCode.REFUSED;
            case Refusal.RequestRefused refused -> ExitCode.REFUSED;
            case Refusal.KeyTaken taken -> ExitCode.REFUSED;
        };
    }

    private static String sentence(Refusal refusal, List<InputItem> items) {
        return switch (refusal) {
            case Refusal.ItemsRefused(List<RefusedItem> refused) -> "These items were refused:" + lines(refused, items);
            case Refusal.ItemsForbidden(List<RefusedItem> refused) ->
                "These items are not allowed:" + lines(refused, items);
            case Refusal.RequestRefused refused -> refused.sentence();
            // the message of the service would show the key of a batch instead of the key given by the user
            case Refusal.KeyTaken taken ->
                "The idempotency key was already used for another request. Choose another one, or omit it.";
            case Refusal.QuotaExceeded low -> "The monthly quota is too low.";
            case Refusal.Busy() -> "Too many concurrent requests. Try again.";
        };
    }

    private static String lines(List<RefusedItem> refused, List<InputItem> items) {
        return new RefusalMessage(items)
                .lines(refused.stream()
                        .map(item -> new Violation(
                                new Violation.Place("", Optional.of(item.index()), Optional.empty()),
                                Optional.of(item.refusal().rule().code()),
                                item.refusal().sentence(),
                                item.refusal().suggestion().map(Suggestion::text),
                                item.refusal()
                                        .suggestion()
                                        .map(suggestion -> suggestion.kind().word())))
                        .toList());
    }
}
