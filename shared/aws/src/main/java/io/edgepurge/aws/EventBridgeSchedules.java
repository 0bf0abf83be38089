package io.edgepurge.aws;

import static java.util.Map.entry;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.PurgeSchedules;
import io.edgepurge.domain.schedule.RegisteredSchedule;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduledEvents;
import io.edgepurge.domain.schedule.ScheduledEvents.ScheduledPurge;
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

/**
 * A {@code PurgeSchedules} over the EventBridge Scheduler API. Gets every schedule, because a list contains neither expressions
 * nor events.
 */
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
    public List<RegisteredSchedule> list(AccountId account) {
        return parallel.map(idsOf(account), this::find).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private List<ScheduleId> idsOf(AccountId account) {
        try {
            return scheduler
                    .listSchedulesPaginator(
                            request -> request.groupName(group).namePrefix(ScheduleId.prefixOf(account)))
                    .schedules()
                    .stream()
                    .map(ScheduleSummary::name)
                    // keeps only names of this account, even if the API matches prefixes loosely
                    .flatMap(name -> ScheduleId.parse(account, name).stream())
                    .sorted(Comparator.comparing(ScheduleId::value))
                    .toList();
        } catch (SdkException e) {
            throw AwsCalls.schedulerUnavailable("ListSchedules", e);
        }
    }

    /** Gets a schedule; empty if it was deleted after it was listed. */
    private Optional<RegisteredSchedule> find(ScheduleId id) {
        try {
            return registered(
                    id,
                    scheduler.getSchedule(request -> request.groupName(group).name(id.value())));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw AwsCalls.schedulerUnavailable("GetSchedule", e);
        }
    }

    private Optional<RegisteredSchedule> registered(ScheduleId id, GetScheduleResponse found) {
        Optional<ScheduledPurge> purge = Optional.ofNullable(found.target().input())
                .flatMap(events::parse)
                .filter(parsed -> parsed.account().equals(id.account()));
        if (purge.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "A schedule is hidden because its event is malformed or belongs to another account",
                    entry("schedule.name", id));
        }
        return purge.map(parsed -> new RegisteredSchedule(
                new PurgeSchedule(id, found.state() != ScheduleState.DISABLED, timetableOf(found), parsed.spec()),
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
