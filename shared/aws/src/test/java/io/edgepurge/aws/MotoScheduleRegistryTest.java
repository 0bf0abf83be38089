package io.edgepurge.aws;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.edgepurge.domain.schedule.ScheduleRegistry;
import io.edgepurge.testing.ScheduleRegistryContract;
import io.edgepurge.wire.ScheduleEvent;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Against moto, where it is installed; elsewhere these tests are reported as skipped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MotoScheduleRegistryTest implements ScheduleRegistryContract {
    private static final String GROUP = "purges";

    private Optional<RunningMoto> moto = Optional.empty();

    @BeforeAll
    void start() {
        assumeTrue(
                RunningMoto.installed().isPresent(), "moto_server is not installed: the tests against it are left out");
        moto = Optional.of(RunningMoto.start());
    }

    @AfterAll
    void stop() {
        moto.ifPresent(RunningMoto::close);
    }

    @Override
    public ScheduleRegistry registry() {
        RunningMoto running = moto.orElseThrow();
        running.startOver(GROUP);
        return new EventBridgeScheduleRegistry(
                new SchedulerConfig(
                        GROUP,
                        "arn:aws:lambda:eu-central-1:123456789012:function:purge-invoke:live",
                        "arn:aws:iam::123456789012:role/schedules",
                        "arn:aws:sqs:eu-central-1:123456789012:dead"),
                new ScheduleEvent(),
                running.variables());
    }
}
