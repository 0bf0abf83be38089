package io.edgepurge.worker;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.domain.clearing.ClearingPorts;
import io.edgepurge.domain.clearing.OriginClearing;
import io.edgepurge.domain.clearing.Together;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.domain.reconcile.Ports;
import io.edgepurge.log.AllLoggers;
import io.edgepurge.log.FunctionOutput;
import io.edgepurge.log.WorkerLines;
import io.edgepurge.origin.HttpOriginCaches;
import java.time.Clock;
import java.util.Map;

/** The only class here that knows implementations. */
final class Wiring {
    private Wiring() {}

    /** @throws IllegalArgumentException if a setting is missing or malformed; the message names it */
    static Duties duties(Map<String, String> variables) {
        FunctionOutput output = FunctionOutput.of(variables, Clock.systemUTC());
        AllLoggers.writeTo(output);
        AwsWiring aws = new AwsWiring(variables);
        OriginCacheConfig origin = OriginCacheConfig.from(variables);
        Ports ports = aws.ports(new WorkerLines(output));
        InvalidationWorker worker = new InvalidationWorker(ports, WorkerConfig.from(variables), aws.doorbells());
        ClearingPorts clearing = new ClearingPorts(
                aws.clearances(), aws.accounts(), new HttpOriginCaches(origin.timeout()), Together.inThreads());
        return new Duties(worker, new OriginClearing(ports, clearing, origin.clearing(), worker));
    }
}
