package io.edgepurge.worker;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.aws.Environment;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.domain.reconcile.ReconcileConfig;
import java.util.Map;

/** The only class here that knows implementations. */
final class Wiring {
    private Wiring() {}

    /** @throws IllegalArgumentException if a setting is missing or malformed; the message names it */
    static InvalidationWorker worker(Map<String, String> variables) {
        AwsWiring aws = new AwsWiring(variables);
        ReconcileConfig config =
                ReconcileConfig.standard().withPollInterval(new Environment(variables).seconds("POLL_SECONDS"));
        return new InvalidationWorker(aws.ports(), config, aws.doorbells());
    }
}
