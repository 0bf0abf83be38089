package io.edgepurge.cli.http;

import io.edgepurge.cli.run.DurationText;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options to wait until purges have ended. */
final class WaitOptions {
    @Option(names = "--wait", description = "wait until the purge has completed")
    private boolean wanted;

    @Option(
            names = "--wait-timeout",
            paramLabel = "TIME",
            defaultValue = "30m",
            converter = DurationText.class,
            description = "longest time to wait, such as 90s or 10m (default: ${DEFAULT-VALUE}); then the command exits"
                    + " with 5 and the purge continues")
    private Duration timeout = Duration.ofMinutes(30);

    boolean wanted() {
        return wanted;
    }

    Duration timeout() {
        return timeout;
    }
}
