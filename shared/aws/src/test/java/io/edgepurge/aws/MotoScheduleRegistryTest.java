package io.edgepurge.aws;

import io.edgepurge.domain.schedule.ScheduleRegistry;
import io.edgepurge.standin.Moto;
import io.edgepurge.testing.ScheduleRegistryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs the contract against moto if it is installed; otherwise, the tests are skipped. */
class MotoScheduleRegistryTest implements ScheduleRegistryContract {
    @RegisterExtension
    static final Moto MOTO = new Moto(System.getenv());

    private final StandInScheduleGroups groups = new StandInScheduleGroups(MOTO::standIn);

    @AfterEach
    void deleteTheGroups() {
        groups.close();
    }

    @Override
    public ScheduleRegistry registry() {
        return groups.registryOfANewGroup();
    }
}
