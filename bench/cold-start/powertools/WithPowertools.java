package bench;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** Emits one log line and one metric per invocation, as the Powertools documentation shows it without AspectJ. */
final class WithPowertools {
    private static final Logger LOG = LoggerFactory.getLogger(WithPowertools.class);
    private static final Metrics METRICS = MetricsFactory.getMetricsInstance();

    private WithPowertools() {}

    static <T> T run(Context context, Supplier<T> handler) {
        return PowertoolsLogging.withLogging(context, () -> {
            T response = handler.get();
            METRICS.addMetric("PurgesAccepted", 1, MetricUnit.COUNT);
            METRICS.flush();
            LOG.info("Accepted", StructuredArguments.entry("purge.id", "01940000-0000-7000-8000-000000000000"));
            return response;
        });
    }
}
