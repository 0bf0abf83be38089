package io.edgepurge.cli.http;

import io.edgepurge.cli.run.DurationText;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Whether to wait for the end of purges, and how long. */
final class WaitOptions {
    @Option(names = "--wait", description = "wait until it is completed")
    private boolean wanted;

    @Option(
            names = "--wait-timeout",
            paramLabel = "TIME",
            defaultValue = "30m",
            converter = DurationText.class,
            description = "how long to wait, as in 90s or 10m (default: ${DEFAULT-VALUE}); then exit with 5, while the"
                    + " purge goes on")
    private Duration timeout = Duration.ofMinutes(30);

    boolean wanted() {
        return wanted;
    }

    Duration timeout() {
        return timeout;
    }
}
