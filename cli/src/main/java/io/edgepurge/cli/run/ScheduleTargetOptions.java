package io.edgepurge.cli.run;

import java.util.Optional;
import picocli.CommandLine.Option;

/** What a new schedule calls, as whom, and where it leaves what cannot be delivered. */
public final class ScheduleTargetOptions {
    private final Session session;

    @Option(
            names = "--function-arn",
            paramLabel = "ARN",
            description = "the output PurgeInvokeFunctionArn (or EDGEPURGE_FUNCTION_ARN, or function-arn in the file)")
    private Optional<String> function = Optional.empty();

    @Option(
            names = "--schedule-role-arn",
            paramLabel = "ARN",
            description =
                    "the output ScheduleRoleArn (or EDGEPURGE_SCHEDULE_ROLE_ARN, or schedule-role-arn in the file)")
    private Optional<String> role = Optional.empty();

    @Option(
            names = "--schedule-dead-letters-arn",
            paramLabel = "ARN",
            description = "the output ScheduleDeadLettersArn (or EDGEPURGE_SCHEDULE_DEAD_LETTERS_ARN, or"
                    + " schedule-dead-letters-arn in the file)")
    private Optional<String> deadLetters = Optional.empty();

    public ScheduleTargetOptions(Session session) {
        this.session = session;
    }

    /** @throws CommandFailure if it is missing */
    public String function() {
        return session.settings().require(Setting.FUNCTION_ARN, function);
    }

    /** @throws CommandFailure if it is missing */
    public String role() {
        return session.settings().require(Setting.SCHEDULE_ROLE_ARN, role);
    }

    /** @throws CommandFailure if it is missing */
    public String deadLetters() {
        return session.settings().require(Setting.SCHEDULE_DEAD_LETTERS_ARN, deadLetters);
    }
}
