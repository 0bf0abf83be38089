package io.edgepurge.worker;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import java.util.Map;

/** The only class here that knows implementations. */
final class Wiring {
    private Wiring() {}

    /** @throws IllegalArgumentException if a setting is missing or malformed; the message names it */
    static InvalidationWorker worker(Map<String, String> variables) {
        AwsWiring aws = new AwsWiring(variables);
        return new InvalidationWorker(aws.ports(), WorkerConfig.from(variables), aws.doorbells());
    }
}
