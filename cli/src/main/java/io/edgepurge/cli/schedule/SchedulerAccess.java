package io.edgepurge.cli.schedule;

import io.edgepurge.aws.EventBridgeScheduleRegistry;
import io.edgepurge.aws.SchedulerConfig;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.Printable;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduleRegistry;
import io.edgepurge.domain.schedule.ScheduleResult;
import io.edgepurge.domain.schedule.ScheduleResult.AlreadyExists;
import io.edgepurge.domain.schedule.ScheduleResult.Done;
import io.edgepurge.domain.schedule.ScheduleResult.NotAllowed;
import io.edgepurge.domain.schedule.ScheduleResult.NotFound;
import io.edgepurge.domain.schedule.ScheduleResult.Refused;
import io.edgepurge.domain.schedule.SchedulerUnavailable;
import io.edgepurge.request.ScheduleEvent;
import java.util.Map;
import java.util.function.Function;

/** Calls EventBridge Scheduler and turns its errors into messages for the user. */
record SchedulerAccess(SchedulerConfig config, Map<String, String> variables) {
    /** @throws CommandFailure if Scheduler does not respond */
    <T> T call(Function<ScheduleRegistry, T> operation) {
        try {
            return operation.apply(new EventBridgeScheduleRegistry(config, new ScheduleEvent(), variables));
        } catch (SchedulerUnavailable e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "EventBridge Scheduler does not respond. The change may or may not have been made; check it before you"
                            + " retry: " + Printable.line(String.valueOf(e.getMessage())));
        }
    }

    /** @throws CommandFailure if the change was not made */
    void requireDone(ScheduleId id, Function<ScheduleRegistry, ScheduleResult> change) {
        switch (call(change)) {
            case Done() -> {}
            case AlreadyExists() ->
                throw refused(
                        "The schedule " + id + " already exists and was not changed. To replace it, use --replace.");
            case NotFound(String message) ->
                throw refused("EventBridge Scheduler found no such schedule or group: " + Printable.line(message));
            case Refused(String message) ->
                throw refused("EventBridge Scheduler refused the schedule: " + Printable.line(message));
            case NotAllowed(String message) ->
                throw new CommandFailure(
                        ExitCode.NOT_ALLOWED,
                        "The AWS credentials do not allow this operation: " + Printable.line(message));
        }
    }

    private static CommandFailure refused(String message) {
        return new CommandFailure(ExitCode.REFUSED, message);
    }
}
