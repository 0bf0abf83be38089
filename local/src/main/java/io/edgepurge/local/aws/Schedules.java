package io.edgepurge.local.aws;

import io.edgepurge.local.template.ScheduleResource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** EventBridge Scheduler: sends each schedule's input to its queue, the first time shortly after the start. */
public final class Schedules implements AutoCloseable {
    private static final Duration FIRST_RUN = Duration.ofSeconds(1);

    private final EmbeddedSqs sqs;
    private final Clock clock;
    private final List<Thread> loops;

    private Schedules(List<ScheduleResource> resources, EmbeddedSqs sqs, Clock clock) {
        this.sqs = sqs;
        this.clock = clock;
        this.loops = resources.stream().map(this::loopFor).toList();
    }

    /** Runs until closed. An expression that cannot be followed is an {@link IllegalArgumentException}. */
    public static Schedules start(List<ScheduleResource> resources, EmbeddedSqs sqs, Clock clock) {
        Schedules schedules = new Schedules(resources, sqs, clock);
        schedules.loops.forEach(Thread::start);
        return schedules;
    }

    private Thread loopFor(ScheduleResource resource) {
        ScheduleExpression expression = ScheduleExpression.parse(resource.expression());
        return Thread.ofVirtual().unstarted(() -> run(resource, expression));
    }

    private void run(ScheduleResource resource, ScheduleExpression expression) {
        SqsQueue queue = sqs.queue(resource.queue());
        Instant next = clock.instant().plus(FIRST_RUN);
        try {
            while (true) {
                Thread.sleep(Duration.between(clock.instant(), next));
                next = expression.next(clock.instant());
                queue.send(resource.input());
            }
        } catch (InterruptedException | AwsJsonException e) {
            // the stack is closing
        }
    }

    @Override
    public void close() {
        loops.forEach(Thread::interrupt);
    }
}
