package io.edgepurge.worker;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.aws.Priming;
import io.edgepurge.aws.PrimingAccounts;
import io.edgepurge.domain.clearing.ClearingPorts;
import io.edgepurge.domain.clearing.ConcurrentRunner;
import io.edgepurge.domain.clearing.OriginClearing;
import io.edgepurge.domain.endpointcheck.CheckMode;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.ratelimit.RateLimiter;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.domain.reconcile.ReconcileConfig;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import io.edgepurge.domain.verifier.VerificationConfig;
import io.edgepurge.domain.verifier.VerificationPorts;
import io.edgepurge.domain.verifier.Verifier;
import io.edgepurge.log.FunctionOutput;
import io.edgepurge.log.LoggingSetup;
import io.edgepurge.log.WorkerLogLines;
import io.edgepurge.origin.HttpOriginCaches;
import io.edgepurge.viewer.SocketViewerClient;
import java.time.Clock;
import java.util.Map;

/** The dependencies of the function. The only class here that refers to implementations. */
record Wiring(InvalidationWorker worker, OriginClearing clearing, Verifier verifier, Runnable weeklyCheck) {

    /**
     * The variable that allows visits to this machine over HTTP, which the local stack sets. The template must not set it: the
     * account's URLs could then reach the interfaces of the function's own environment.
     */
    private static final String VISIT_THIS_MACHINE = "EDGEPURGE_VISIT_THIS_MACHINE";

    /** A distribution that CloudFront doesn't have, so it has no plans. */
    private static final String UNKNOWN = "EUNKNOWN";

    /**
     * Creates the dependencies. Before a SnapStart snapshot, it also handles doorbells of an unknown distribution, which it
     * looks up in the table, and of one with purges in memory. It sends no doorbells.
     *
     * @throws IllegalArgumentException if a setting is missing or malformed; the message names it
     */
    static Wiring from(Map<String, String> variables) {
        FunctionOutput output = FunctionOutput.of(variables, Clock.systemUTC());
        LoggingSetup.writeTo(output);
        AwsWiring aws = new AwsWiring(variables);
        Wiring wiring = of(aws, variables, output);
        Priming priming = Priming.of(variables);
        FunctionOutput discarded = output.discarded();
        priming.run(() -> new PrimingDoorbells(of(aws.readOnly(), variables, discarded)).deliver(UNKNOWN));
        priming.run(() -> LoggingSetup.discardDuring(output, () -> {
            AwsWiring memory = aws.inMemory();
            PrimingDoorbells doorbells = new PrimingDoorbells(of(memory, variables, discarded));
            Priming.repeat(() -> {
                PurgeId _ = PrimingAccounts.createPurge(memory);
                doorbells.deliver(PrimingAccounts.DISTRIBUTION);
            });
        }));
        return wiring;
    }

    private static Wiring of(AwsWiring aws, Map<String, String> variables, FunctionOutput output) {
        OriginCacheConfig origin = OriginCacheConfig.from(variables);
        ReconcilePorts ports = aws.reconcilePorts(new WorkerLogLines(output));
        ReconcileConfig config = WorkerConfig.from(variables);
        InvalidationWorker worker = new InvalidationWorker(ports, config, aws.doorbells());
        ClearingPorts clearing = new ClearingPorts(
                aws.clearanceStore(),
                aws.accounts(),
                new HttpOriginCaches(origin.timeout()),
                ConcurrentRunner.virtualThreads());
        return new Wiring(
                worker,
                new OriginClearing(ports, clearing, origin.clearing(), worker),
                verifier(aws, variables, ports, worker),
                weeklyCheck(aws, ports, config));
    }

    private static Runnable weeklyCheck(AwsWiring aws, ReconcilePorts ports, ReconcileConfig config) {
        return aws.checkMode() == CheckMode.DISABLED
                ? () -> {}
                : new WeeklyCheck(
                        aws.distributionCheck(),
                        new RateLimiter(ports.tokenBuckets(), config.rateLimit()),
                        ports.clock());
    }

    private static Verifier verifier(
            AwsWiring aws, Map<String, String> variables, ReconcilePorts ports, InvalidationWorker worker) {
        boolean thisMachine = variables.containsKey(VISIT_THIS_MACHINE);
        VerificationPorts visiting = new VerificationPorts(
                aws.verificationStore(),
                aws.purgeStore(),
                aws.accounts(),
                thisMachine
                        ? SocketViewerClient.forThisMachine(ports.clock())
                        : SocketViewerClient.forPublicAddresses(ports.clock()),
                ConcurrentRunner.virtualThreads());
        return new Verifier(ports, visiting, VerificationConfig.standard().withPlainHttp(thisMachine), worker);
    }
}
