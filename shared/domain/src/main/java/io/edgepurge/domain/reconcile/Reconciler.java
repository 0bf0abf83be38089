package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import java.util.Optional;

/**
 * Brings the invalidations of one distribution in line with its queue, like a Kubernetes controller. A run makes passes; each
 * pass reads, decides and acts. It can stop between any two steps and start again, and several workers can run it at once.
 * Every decision uses optimistic locking on the distribution's version: after a version conflict, the worker reads again and
 * retries.
 */
final class Reconciler {
    private static final int MAX_PASSES = 200;

    private final ReconcilePorts ports;
    private final ReconcileConfig config;
    private final PlanRunner runner;
    private final Poller poller;
    private final QueuePlanning queuePlanning;
    private final SuspectPlanning suspectPlanning;
    private final OverduePlanning overduePlanning;
    private final LoadReporter loadReporter;

    Reconciler(ReconcilePorts ports, ReconcileConfig config) {
        this.ports = ports;
        this.config = config;
        this.runner = new PlanRunner(ports, config);
        this.poller = new Poller(ports, config);
        this.queuePlanning = new QueuePlanning(ports, config, runner);
        this.suspectPlanning = new SuspectPlanning(ports, config, runner, queuePlanning);
        this.overduePlanning = new OverduePlanning(ports, config, queuePlanning, suspectPlanning);
        this.loadReporter = new LoadReporter(ports, config.capacity());
    }

    /** Returns a new run, which starts now. */
    ReconcileRun newRun() {
        return new ReconcileRun(ports.clock(), config.longestRun());
    }

    /**
     * Makes passes until nothing is left to do now, or the time is up.
     *
     * @param found the state of the distribution as just read
     * @param run a new run
     */
    ReconcileResult reconcile(DistributionId distribution, DistributionState found, ReconcileRun run) {
        Optional<DistributionState> state = Optional.of(found);
        ReconcileResult result = ReconcileResult.PASS_AGAIN;
        for (int passes = 0; result.isImmediate() && passes < MAX_PASSES && !run.timeIsUp(); passes++) {
            state = passes == 0 ? state : ports.plans().state(distribution);
            try {
                result = state.isPresent() ? pass(distribution, state.get(), run) : ReconcileResult.DONE;
            } catch (ReconcilePass.VersionConflict e) {
                result = ReconcileResult.PASS_AGAIN;
            }
        }
        return result;
    }

    private ReconcileResult pass(DistributionId distribution, DistributionState state, ReconcileRun run) {
        ReconcilePass pass = new ReconcilePass(ports, distribution, state, run);
        ReconcileResult result = actAndReportFailure(pass);
        if (!result.isImmediate() || pass.timeIsUp()) {
            loadReporter.report(pass);
        }
        return result;
    }

    /** Reports failed passes too; otherwise a distribution that always fails would never emit its queue age. */
    private ReconcileResult actAndReportFailure(ReconcilePass pass) {
        try {
            return act(pass);
        } catch (ReconcilePass.VersionConflict e) {
            throw e;
        } catch (RuntimeException e) {
            loadReporter.report(pass);
            throw e;
        }
    }

    private ReconcileResult act(ReconcilePass pass) {
        // submissions come first; they can't starve polls, because part of the token bucket is reserved for polls
        ReconcileResult submitted = submitAll(pass);
        boolean plansWait = pass.submissionOrder(config.capacity()).isExceeded();
        int live = pass.live().size();
        ReconcileResult polled = poller.poll(pass);
        if (plansWait && pass.live().size() < live) {
            return ReconcileResult.PASS_AGAIN;
        }
        ReconcileResult planned = submitted.isDone() ? planMore(pass) : submitted;
        return planned.suspension().isPresent()
                ? polled.and(planned).and(queuePlanning.planSuspended(pass))
                : polled.and(planned);
    }

    /** Plans queued items: those of suspect accounts last, if nothing else is left to do now and they aren't overdue. */
    private ReconcileResult planMore(ReconcilePass pass) {
        if (overduePlanning.plan(pass)) {
            return ReconcileResult.PASS_AGAIN;
        }
        ReconcileResult planned = queuePlanning.planMore(pass);
        if (planned.isImmediate() || planned.suspension().isPresent()) {
            return planned;
        }
        return planned.and(suspectPlanning.plan(pass)).and(nextPoll(pass));
    }

    /** Submits one plan after the other, until CloudFront or the rate limiter requires a wait. */
    private ReconcileResult submitAll(ReconcilePass pass) {
        ReconcileResult result = ReconcileResult.DONE;
        SubmissionOrder order = pass.submissionOrder(config.capacity());
        boolean waits = false;
        for (InvalidationPlan plan : pass.toSubmitOrAbandon()) {
            if (pass.timeIsUp()) {
                return ReconcileResult.PASS_AGAIN;
            }
            if (result.suspension().isEmpty() && pass.suspects().isSuspect(plan)) {
                // its turn comes after the plans of other accounts
                continue;
            }
            if (!order.admits(plan) && result.suspension().isEmpty()) {
                waits = true;
            } else if (result.isDone()) {
                result = runner.submit(pass, plan);
            } else if (result.suspension().isPresent()) {
                runner.suspend(pass, plan);
            }
        }
        return waits ? result.and(ReconcileResult.after(config.pollInterval())) : result;
    }

    /** Requeues for invalidations that this pass has submitted: the poller has not seen them. */
    private ReconcileResult nextPoll(ReconcilePass pass) {
        return pass.live().isEmpty() ? ReconcileResult.DONE : ReconcileResult.after(config.pollInterval());
    }
}
