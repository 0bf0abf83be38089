package io.edgepurge.aws;

import io.edgepurge.domain.schedule.ScheduleRegistry;
import io.edgepurge.testing.GivenStandIn;
import io.edgepurge.testing.ScheduleRegistryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("endpoint")
class EndpointScheduleRegistryTest implements ScheduleRegistryContract {
    @RegisterExtension
    static final GivenStandIn GIVEN = new GivenStandIn(System.getenv());

    private final StandInScheduleGroups groups = new StandInScheduleGroups(GIVEN::standIn);

    @AfterEach
    void deleteTheGroups() {
        groups.close();
    }

    @Override
    public ScheduleRegistry registry() {
        return groups.registryOfANewGroup();
    }
}
