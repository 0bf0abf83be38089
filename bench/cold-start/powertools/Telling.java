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

/** One line and one metric an invocation, as Powertools' documentation shows it without AspectJ. */
final class Telling {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
    private static final Metrics METRICS = MetricsFactory.getMetricsInstance();

    private Telling() {}

    static <T> T around(Context context, Supplier<T> work) {
        return PowertoolsLogging.withLogging(context, () -> {
            T answer = work.get();
            METRICS.addMetric("PurgesAccepted", 1, MetricUnit.COUNT);
            METRICS.flush();
            LOG.info("Accepted", StructuredArguments.entry("purge.id", "01940000-0000-7000-8000-000000000000"));
            return answer;
        });
    }
}
