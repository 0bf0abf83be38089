package io.edgepurge.cli.run;

import io.edgepurge.domain.url.ProtectedFolders;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The target function, the role and the dead-letter queue of a new schedule, and the table for the check of its items. */
public final class ScheduleTargetOptions {
    private final Session session;

    @Option(
            names = "--function-arn",
            paramLabel = "ARN",
            description =
                    "the stack's output PurgeInvokeFunctionArn (or EDGEPURGE_FUNCTION_ARN, or function-arn in the configuration file)")
    private Optional<String> function = Optional.empty();

    @Option(
            names = "--schedule-role-arn",
            paramLabel = "ARN",
            description =
                    "the stack's output ScheduleRoleArn (or EDGEPURGE_SCHEDULE_ROLE_ARN, or schedule-role-arn in the configuration file)")
    private Optional<String> role = Optional.empty();

    @Option(
            names = "--schedule-dead-letters-arn",
            paramLabel = "ARN",
            description = "the stack's output ScheduleDeadLettersArn (or EDGEPURGE_SCHEDULE_DEAD_LETTERS_ARN, or"
                    + " schedule-dead-letters-arn in the configuration file)")
    private Optional<String> deadLetters = Optional.empty();

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "name of the stack's DynamoDB table (or EDGEPURGE_TABLE, or table in the configuration file)")
    private Optional<String> table = Optional.empty();

    @Option(
            names = "--protected-folders",
            paramLabel = "FOLDERS",
            defaultValue = "media/catalog,s/files",
            description = "the stack's parameter ProtectedFolders (default: ${DEFAULT-VALUE})")
    private String protectedFolders = "";

    public ScheduleTargetOptions(Session session) {
        this.session = session;
    }

    /** @throws CommandFailure if the setting is missing */
    public String function() {
        return session.settings().require(Setting.FUNCTION_ARN, function);
    }

    /** @throws CommandFailure if the setting is missing */
    public String role() {
        return session.settings().require(Setting.SCHEDULE_ROLE_ARN, role);
    }

    /** @throws CommandFailure if the setting is missing */
    public String deadLetters() {
        return session.settings().require(Setting.SCHEDULE_DEAD_LETTERS_ARN, deadLetters);
    }

    /** @throws CommandFailure if the setting is missing */
    public String table() {
        return session.settings().require(Setting.TABLE, table);
    }

    /** @throws CommandFailure if a folder is invalid */
    public ProtectedFolders protectedFolders() {
        return CommandFailure.validated(() -> ProtectedFolders.parse(protectedFolders));
    }
}
