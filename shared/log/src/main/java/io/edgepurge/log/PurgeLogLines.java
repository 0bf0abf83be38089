package io.edgepurge.log;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeObserver;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.Refusal;
import io.edgepurge.domain.purge.Refusal.Busy;
import io.edgepurge.domain.purge.Refusal.ItemsForbidden;
import io.edgepurge.domain.purge.Refusal.ItemsRefused;
import io.edgepurge.domain.purge.Refusal.KeyTaken;
import io.edgepurge.domain.purge.Refusal.QuotaExceeded;
import io.edgepurge.domain.purge.Refusal.RequestRefused;
import io.edgepurge.domain.purge.RefusedItem;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the events of purge requests as log lines and metrics. */
public final class PurgeLogLines implements PurgeObserver {
    private final FunctionOutput output;

    public PurgeLogLines(FunctionOutput output) {
        this.output = output;
    }

    @Override
    public void accepted(Purge purge) {
        output.write(aboutPurge(purge, "A purge was accepted")
                .with("queued.at", purge.queuedAt().toString())
                .with(
                        "distribution.ids",
                        purge.distributions().stream()
                                .map(DistributionId::value)
                                .toList())
                .count(Metric.PURGES_ACCEPTED, 1)
                .count(Metric.ITEMS_ACCEPTED, purge.items().size()));
    }

    @Override
    public void repeated(Purge first) {
        output.write(aboutPurge(first, "A repeated request returned the first purge"));
    }

    @Override
    public void cancelled(Purge purge) {
        output.write(aboutPurge(purge, "A purge was canceled"));
    }

    @Override
    public void refused(PurgeRequest request, Refusal refusal) {
        switch (refusal) {
            case ItemsRefused(List<RefusedItem> items) -> refusedByRule(request, items);
            case ItemsForbidden(List<RefusedItem> items) -> refusedByRule(request, items);
            case RequestRefused refused ->
                output.write(aboutRequest(request, Level.INFO, "A request was refused as a whole")
                        .dimension("rule", refused.rule().code())
                        .count(Metric.ITEMS_REFUSED, request.spec().size()));
            case QuotaExceeded(var quota, int requested) ->
                output.write(aboutRequest(request, Level.INFO, "A request exceeded the monthly quota")
                        .with("items.asked", requested)
                        .with("month", quota.month().toString())
                        .count(Metric.QUOTA_REFUSALS, 1));
            case KeyTaken taken ->
                output.write(aboutRequest(request, Level.INFO, "An idempotency key was reused with another request"));
            case Busy() ->
                output.write(aboutRequest(request, Level.WARNING, "Too many concurrent requests for an account"));
        }
    }

    /** Writes one line per rule, without the refused URLs and tags. */
    private void refusedByRule(PurgeRequest request, List<RefusedItem> items) {
        Map<String, Long> counts = items.stream()
                .collect(Collectors.groupingBy(
                        item -> item.refusal().rule().code(), TreeMap::new, Collectors.counting()));
        counts.forEach((rule, count) -> output.write(aboutRequest(request, Level.INFO, "Items were refused by a rule")
                .dimension("rule", rule)
                .count(Metric.ITEMS_REFUSED, count)));
    }

    private static LogLine aboutPurge(Purge purge, String message) {
        return new LogLine(Level.INFO, message)
                .with("purge.id", purge.id().value())
                .with("account.id", purge.account().value())
                .with("source", purge.source().word())
                .with("key.id", purge.key().value());
    }

    private static LogLine aboutRequest(PurgeRequest request, Level level, String message) {
        return new LogLine(level, message)
                .with("account.id", request.caller().account().id().value())
                .with("source", request.source().word())
                .with("key.id", request.caller().key().value());
    }
}
