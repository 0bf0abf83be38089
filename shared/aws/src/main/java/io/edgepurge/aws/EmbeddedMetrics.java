package io.edgepurge.aws;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.reconcile.InvalidationId;
import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.reconcile.WorkerObserver;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Counts as log lines in CloudWatch's embedded metric format, which CloudWatch Logs turns into metrics without a call.
 * Names and error codes are plain ASCII by nature and are reduced to it, so that a line is always JSON.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Specification</a>
 */
final class EmbeddedMetrics implements WorkerObserver {
    private final String stack;
    private final Consumer<String> log;
    private final Clock clock;

    /** @param stack the one dimension, so that two stacks of one AWS account are told apart */
    EmbeddedMetrics(String stack, Consumer<String> log, Clock clock) {
        this.stack = stack;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void submitted(DistributionId distribution, PlanId plan, InvalidationId invalidation, CollapsedPaths paths) {
        count(
                "PathsBilled",
                paths.size(),
                distribution,
                Map.of("plan.id", plan.value(), "invalidation.id", invalidation.value()));
    }

    @Override
    public void notAllowed(DistributionId distribution, PlanId plan, String errorCode) {
        count("CloudFrontRefusals", 1, distribution, Map.of("plan.id", plan.value(), "error.code", errorCode));
    }

    @Override
    public void gaveUp(DistributionId distribution, PlanId plan, String reason) {
        count("PlansGivenUp", 1, distribution, Map.of("plan.id", plan.value(), "reason", reason));
    }

    @Override
    public void referenceReused(DistributionId distribution, PlanId plan) {
        count("CallerReferencesReused", 1, distribution, Map.of("plan.id", plan.value()));
    }

    @Override
    public void overdue(DistributionId distribution, int invalidations) {
        count("OverdueInvalidations", invalidations, distribution, Map.of());
    }

    @Override
    public void originCacheFailed(DistributionId distribution, String reason) {
        count("OriginCacheFailures", 1, distribution, Map.of("reason", reason));
    }

    private void count(String metric, int value, DistributionId distribution, Map<String, String> fields) {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("distribution.id", distribution.value());
        all.put("stack", stack);
        String rest = all.entrySet().stream()
                .map(field -> ",\"" + field.getKey() + "\":\"" + plain(field.getValue()) + "\"")
                .collect(Collectors.joining());
        log.accept("{\"_aws\":{\"Timestamp\":" + clock.millis()
                + ",\"CloudWatchMetrics\":[{\"Namespace\":\"EdgePurge\",\"Dimensions\":[[\"stack\"]],\"Metrics\":[{\"Name\":\""
                + metric
                + "\",\"Unit\":\"Count\"}]}]},\"" + metric + "\":" + value + rest + "}");
    }

    private static String plain(String text) {
        return text.replaceAll("[^ !#-\\[\\]-~]", "?");
    }
}
