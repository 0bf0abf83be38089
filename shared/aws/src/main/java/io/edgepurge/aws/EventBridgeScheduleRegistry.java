package io.edgepurge.aws;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.schedule.PurgeSchedule;
import io.edgepurge.domain.schedule.PurgeSchedules;
import io.edgepurge.domain.schedule.RegisteredSchedule;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduleRegistry;
import io.edgepurge.domain.schedule.ScheduleResult;
import io.edgepurge.domain.schedule.ScheduleResult.AlreadyExists;
import io.edgepurge.domain.schedule.ScheduleResult.Done;
import io.edgepurge.domain.schedule.ScheduleResult.NotAllowed;
import io.edgepurge.domain.schedule.ScheduleResult.NotFound;
import io.edgepurge.domain.schedule.ScheduleResult.Refused;
import io.edgepurge.domain.schedule.ScheduledEvents;
import io.edgepurge.domain.schedule.SchedulerUnavailable;
import io.edgepurge.domain.schedule.Timetable;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.Target;

/**
 * A {@code ScheduleRegistry} over the EventBridge Scheduler API. The SDK retries a call under the same client token, so a retried
 * creation does not conflict with itself.
 */
public final class EventBridgeScheduleRegistry implements ScheduleRegistry {
    /** Scheduler's retry policy for one run. A purge that is an hour late is still useful. */
    private static final int MAX_ATTEMPTS = 30;

    private static final int MAX_AGE_SECONDS = 3_600;
    private static final int MAX_CONCURRENT_CALLS = 16;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERRORS_FROM = 500;

    private final SchedulerClient scheduler;
    private final SchedulerConfig config;
    private final ScheduledEvents events;
    private final PurgeSchedules schedules;

    /**
     * Creates the registry and its client.
     *
     * @param variables settings of the AWS SDK
     * @throws SchedulerUnavailable if no region is set
     */
    public EventBridgeScheduleRegistry(SchedulerConfig config, ScheduledEvents events, Map<String, String> variables) {
        this.scheduler = clientWith(variables);
        this.config = config;
        this.events = events;
        this.schedules =
                new EventBridgeSchedules(scheduler, config.group(), events, new Parallel(MAX_CONCURRENT_CALLS));
    }

    private static SchedulerClient clientWith(Map<String, String> variables) {
        try {
            return new Clients(variables).scheduler();
        } catch (SdkException e) {
            throw new SchedulerUnavailable(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public List<RegisteredSchedule> list(AccountId account) {
        return schedules.list(account);
    }

    @Override
    public ScheduleResult create(PurgeSchedule schedule) {
        Timetable timetable = schedule.timetable();
        try {
            scheduler.createSchedule(request -> request.groupName(config.group())
                    .name(schedule.id().value())
                    .state(stateOf(schedule))
                    .scheduleExpression(timetable.expression())
                    .scheduleExpressionTimezone(timetable.zone())
                    .startDate(timetable.start().orElse(null))
                    .endDate(timetable.end().orElse(null))
                    .flexibleTimeWindow(onTime())
                    .target(targetOf(schedule)));
            return new Done();
        } catch (ConflictException e) {
            return new AlreadyExists();
        } catch (SdkException e) {
            return resultOf("CreateSchedule", e);
        }
    }

    @Override
    public ScheduleResult replace(PurgeSchedule schedule) {
        Timetable timetable = schedule.timetable();
        try {
            scheduler.updateSchedule(request -> request.groupName(config.group())
                    .name(schedule.id().value())
                    .state(stateOf(schedule))
                    .scheduleExpression(timetable.expression())
                    .scheduleExpressionTimezone(timetable.zone())
                    .startDate(timetable.start().orElse(null))
                    .endDate(timetable.end().orElse(null))
                    .flexibleTimeWindow(onTime())
                    .target(targetOf(schedule)));
            return new Done();
        } catch (SdkException e) {
            return resultOf("UpdateSchedule", e);
        }
    }

    @Override
    public ScheduleResult delete(ScheduleId id) {
        try {
            scheduler.deleteSchedule(
                    request -> request.groupName(config.group()).name(id.value()));
            return new Done();
        } catch (SdkException e) {
            return resultOf("DeleteSchedule", e);
        }
    }

    private static ScheduleState stateOf(PurgeSchedule schedule) {
        return schedule.enabled() ? ScheduleState.ENABLED : ScheduleState.DISABLED;
    }

    private static FlexibleTimeWindow onTime() {
        return FlexibleTimeWindow.builder().mode(FlexibleTimeWindowMode.OFF).build();
    }

    private Target targetOf(PurgeSchedule schedule) {
        return Target.builder()
                .arn(config.function())
                .roleArn(config.role())
                .input(events.toEvent(schedule))
                .retryPolicy(
                        policy -> policy.maximumRetryAttempts(MAX_ATTEMPTS).maximumEventAgeInSeconds(MAX_AGE_SECONDS))
                .deadLetterConfig(letters -> letters.arn(config.deadLetters()))
                .build();
    }

    private static ScheduleResult resultOf(String operation, SdkException e) {
        return switch (e) {
            case ResourceNotFoundException missing -> new NotFound(messageOf(missing));
            case AwsServiceException denied when denied.statusCode() == FORBIDDEN -> new NotAllowed(messageOf(denied));
            case AwsServiceException service
            when !service.isThrottlingException() && service.statusCode() < SERVER_ERRORS_FROM ->
                new Refused(messageOf(service));
            default -> throw AwsCalls.schedulerUnavailable(operation, e);
        };
    }

    private static String messageOf(AwsServiceException e) {
        return e.awsErrorDetails() == null || e.awsErrorDetails().errorMessage() == null
                ? String.valueOf(e.getMessage())
                : e.awsErrorDetails().errorMessage();
    }
}
