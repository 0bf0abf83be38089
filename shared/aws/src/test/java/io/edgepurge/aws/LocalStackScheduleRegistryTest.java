package io.edgepurge.aws;

import io.edgepurge.domain.schedule.ScheduleRegistry;
import io.edgepurge.standin.LocalStack;
import io.edgepurge.testing.ScheduleRegistryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("docker")
class LocalStackScheduleRegistryTest implements ScheduleRegistryContract {
    @RegisterExtension
    static final LocalStack LOCAL_STACK = new LocalStack(System.getenv());

    private final StandInScheduleGroups groups = new StandInScheduleGroups(LOCAL_STACK::standIn);

    @AfterEach
    void deleteTheGroups() {
        groups.close();
    }

    @Override
    public ScheduleRegistry registry() {
        return groups.registryOfANewGroup();
    }
}
