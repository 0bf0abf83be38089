package io.edgepurge.aws;

import static java.util.Map.entry;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.PurgeSchedules;
import io.edgepurge.domain.schedule.RegisteredSchedule;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduledEvents;
import io.edgepurge.domain.schedule.ScheduledEvents.Order;
import io.edgepurge.domain.schedule.SchedulerUnavailable;
import io.edgepurge.domain.schedule.Timetable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;

/** Schedules over EventBridge Scheduler's API: a list says neither when nor what, so each is asked for. */
final class EventBridgeSchedules implements PurgeSchedules {
    private static final Logger LOG = System.getLogger(EventBridgeSchedules.class.getName());
    private static final String UTC = "UTC";

    private final SchedulerClient scheduler;
    private final String group;
    private final ScheduledEvents events;
    private final Parallel parallel;

    EventBridgeSchedules(SchedulerClient scheduler, String group, ScheduledEvents events, Parallel parallel) {
        this.scheduler = scheduler;
        this.group = group;
        this.events = events;
        this.parallel = parallel;
    }

    @Override
    public List<RegisteredSchedule> of(AccountId account) {
        try {
            return parallel.map(idsOf(account), this::find).stream()
                    .flatMap(Optional::stream)
                    .toList();
        } catch (SdkException e) {
            throw new SchedulerUnavailable(String.valueOf(e.getMessage()), e);
        }
    }

    private List<ScheduleId> idsOf(AccountId account) {
        return scheduler
                .listSchedulesPaginator(request -> request.groupName(group).namePrefix(ScheduleId.prefixOf(account)))
                .schedules()
                .stream()
                .map(ScheduleSummary::name)
                // whatever the other side takes a prefix for, only the account's own names are gone after
                .flatMap(name -> ScheduleId.parse(account, name).stream())
                .sorted(Comparator.comparing(ScheduleId::value))
                .toList();
    }

    /** Nothing if it has been deleted since it was listed. */
    private Optional<RegisteredSchedule> find(ScheduleId id) {
        try {
            return registered(
                    id,
                    scheduler.getSchedule(request -> request.groupName(group).name(id.value())));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private Optional<RegisteredSchedule> registered(ScheduleId id, GetScheduleResponse found) {
        Optional<Order> order = Optional.ofNullable(found.target().input()).flatMap(events::read);
        if (order.filter(read -> read.account().equals(id.account())).isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "A schedule is hidden because its event is malformed or belongs to another account",
                    entry("schedule.name", id));
        }
        return order.filter(read -> read.account().equals(id.account()))
                .map(read -> new RegisteredSchedule(
                        new PurgeSchedule(
                                id, found.state() != ScheduleState.DISABLED, timetableOf(found), read.asked()),
                        found.creationDate()));
    }

    private static Timetable timetableOf(GetScheduleResponse found) {
        return new Timetable(
                found.scheduleExpression(),
                Optional.ofNullable(found.scheduleExpressionTimezone()).orElse(UTC),
                Optional.ofNullable(found.startDate()),
                Optional.ofNullable(found.endDate()));
    }
}
