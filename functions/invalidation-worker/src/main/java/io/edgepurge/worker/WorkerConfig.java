package io.edgepurge.worker;

import io.edgepurge.aws.Environment;
import java.time.Duration;
import java.util.Map;

record WorkerConfig(String purgeTable, String doorbellQueueUrl, Duration poll) {
    static WorkerConfig from(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        return new WorkerConfig(
                environment.text("PURGE_TABLE"),
                environment.text("DOORBELL_QUEUE_URL"),
                environment.seconds("POLL_SECONDS"));
    }
}
