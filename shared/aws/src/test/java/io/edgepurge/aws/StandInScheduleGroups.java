package io.edgepurge.aws;

import io.edgepurge.domain.schedule.ScheduleRegistry;
import io.edgepurge.request.ScheduleEvent;
import io.edgepurge.standin.StandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

/** Schedule groups in an emulated EventBridge Scheduler, deleted with their schedules on close. */
record StandInScheduleGroups(Supplier<StandIn> standIn, List<String> names) implements AutoCloseable {
    StandInScheduleGroups(Supplier<StandIn> standIn) {
        this(standIn, new ArrayList<>());
    }

    ScheduleRegistry registryOfANewGroup() {
        String name = "purges-" + UUID.randomUUID();
        try (SchedulerClient scheduler = new Clients(standIn.get().variables()).scheduler()) {
            scheduler.createScheduleGroup(request -> request.name(name));
        }
        names.add(name);
        return new EventBridgeScheduleRegistry(
                new SchedulerConfig(
                        name,
                        "arn:aws:lambda:eu-central-1:123456789012:function:purge-invoke:live",
                        "arn:aws:iam::123456789012:role/schedules",
                        "arn:aws:sqs:eu-central-1:123456789012:dead"),
                new ScheduleEvent(),
                standIn.get().variables());
    }

    @Override
    public void close() {
        try (SchedulerClient scheduler = new Clients(standIn.get().variables()).scheduler()) {
            names.forEach(name -> scheduler.deleteScheduleGroup(request -> request.name(name)));
        }
    }
}
