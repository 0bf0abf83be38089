package io.edgepurge.aws;

import io.edgepurge.domain.schedule.ScheduleRegistry;
import io.edgepurge.standin.ConfiguredStandIn;
import io.edgepurge.standin.StandInProduct;
import io.edgepurge.testing.ScheduleRegistryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.SdkException;

@Tag("endpoint")
class EndpointScheduleRegistryTest implements ScheduleRegistryContract {
    @RegisterExtension
    static final ConfiguredStandIn GIVEN = new ConfiguredStandIn(System.getenv());

    private final StandInScheduleGroups groups = new StandInScheduleGroups(GIVEN::standIn);

    @AfterEach
    void deleteTheGroups() {
        groups.close();
    }

    @Override
    public ScheduleRegistry registry() {
        try {
            return groups.registryOfANewGroup();
        } catch (SdkException e) {
            return skippedIfUnknown(e);
        }
    }

    /** Skips the tests on an unknown product, which may lack EventBridge Scheduler. Moto and LocalStack have it. */
    private static ScheduleRegistry skippedIfUnknown(SdkException e) {
        if (GIVEN.product() != StandInProduct.OTHER) {
            throw e;
        }
        String line =
                "Skipped: the schedule contract: this emulator does not support schedule groups: " + e.getMessage();
        System.out.println(line);
        return Assumptions.abort(line);
    }
}
