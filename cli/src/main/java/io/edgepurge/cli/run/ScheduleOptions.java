package io.edgepurge.cli.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of all commands that call EventBridge Scheduler. */
public final class ScheduleOptions {
    private final Session session;

    @Option(
            names = "--schedule-group",
            paramLabel = "NAME",
            description = "the stack's output ScheduleGroup (or EDGEPURGE_SCHEDULE_GROUP, or schedule-group in the"
                    + " configuration file)")
    private Optional<String> group = Optional.empty();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "the stack's region (default: AWS_REGION, or the region of the AWS profile)")
    private Optional<String> region = Optional.empty();

    public ScheduleOptions(Session session) {
        this.session = session;
    }

    /** @throws CommandFailure if the setting is missing */
    public String group() {
        return session.settings().require(Setting.SCHEDULE_GROUP, group);
    }

    /** Returns the environment with the region. */
    public Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(session.environment());
        region.ifPresent(name -> variables.put("AWS_REGION", name));
        return variables;
    }
}
