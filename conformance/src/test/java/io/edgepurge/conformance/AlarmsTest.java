package io.edgepurge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.log.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The code emits every metric that alarms and the CloudWatch dashboard use; otherwise an alarm could never go off. */
class AlarmsTest {
    private static final Pattern OWN_METRIC = Pattern.compile("Namespace: EdgePurge\\R\\s+MetricName: (\\w+)");
    private static final Pattern IN_THE_DASHBOARD = Pattern.compile("\\[\"EdgePurge\", \"(\\w+)\", \"stack\"");

    @Test
    void the_code_emits_every_metric_in_the_template() throws IOException {
        String template = Files.readString(Path.of("..", "template.yaml"));
        List<String> notified =
                Arrays.stream(Metric.values()).map(Metric::title).toList();

        assertThat(OWN_METRIC.matcher(template).results().map(metric -> metric.group(1)))
                .isNotEmpty()
                .isSubsetOf(notified);
        assertThat(IN_THE_DASHBOARD.matcher(template).results().map(metric -> metric.group(1)))
                .isNotEmpty()
                .isSubsetOf(notified);
    }
}
