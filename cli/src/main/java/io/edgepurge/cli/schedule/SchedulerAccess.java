package io.edgepurge.cli.schedule;

import io.edgepurge.aws.EventBridgeScheduleRegistry;
import io.edgepurge.aws.SchedulerConfig;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.domain.schedule.ScheduleId;
import io.edgepurge.domain.schedule.ScheduleRegistry;
import io.edgepurge.domain.schedule.ScheduleResult;
import io.edgepurge.domain.schedule.ScheduleResult.Done;
import io.edgepurge.domain.schedule.ScheduleResult.ExistsAlready;
import io.edgepurge.domain.schedule.ScheduleResult.NotAllowed;
import io.edgepurge.domain.schedule.ScheduleResult.NotThere;
import io.edgepurge.domain.schedule.ScheduleResult.Refused;
import io.edgepurge.domain.schedule.SchedulerUnavailable;
import io.edgepurge.wire.ScheduleEvent;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** EventBridge Scheduler, whose answers become a result or a sentence that says what to do. */
record SchedulerAccess(SchedulerConfig config, Map<String, String> variables) {
    /** @throws CommandFailure if Scheduler does not answer */
    <T> T call(Function<ScheduleRegistry, T> question) {
        try {
            return question.apply(new EventBridgeScheduleRegistry(config, new ScheduleEvent(), variables));
        } catch (SchedulerUnavailable e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "EventBridge Scheduler does not answer, so it is not known whether anything was changed; look, then try"
                            + " again: " + e.getMessage());
        }
    }

    /** @throws CommandFailure if it is anything else than done */
    void mustBeDone(ScheduleId id, Function<ScheduleRegistry, ScheduleResult> change) {
        switch (call(change)) {
            case Done() -> {}
            case ExistsAlready() ->
                throw refused("There is a schedule " + id
                        + " already, and it stays as it is: --replace puts this one in" + " its place.");
            case NotThere(String sentence) ->
                throw refused("EventBridge Scheduler has nothing of that name: " + sentence);
            case Refused(String sentence) -> throw refused("EventBridge Scheduler does not take it: " + sentence);
            case NotAllowed(String sentence) ->
                throw new CommandFailure(ExitCode.NOT_ALLOWED, "These AWS credentials do not allow it: " + sentence);
        }
    }

    /** A value of the domain, made of what was typed; a {@link CommandFailure} in the domain's words where it is none. */
    static <T> T refusing(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw refused("That cannot be: " + e.getMessage() + ".");
        }
    }

    private static CommandFailure refused(String message) {
        return new CommandFailure(ExitCode.REFUSED, message);
    }
}
