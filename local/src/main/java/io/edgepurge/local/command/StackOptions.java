package io.edgepurge.local.command;

import io.edgepurge.local.AwsBackendLocation;
import io.edgepurge.local.LocalConfig;
import io.edgepurge.local.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that local and demo share. */
final class StackOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create(); // picocli injects the real value.

    @Option(
            names = "--base-port",
            paramLabel = "N",
            defaultValue = "8080",
            description =
                    "first of seven ports: API, edge, CloudFront, DynamoDB, SQS, Scheduler, Lambda (default: ${DEFAULT-VALUE})")
    private int basePort;

    @Option(
            names = "--monthly-quota",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "items (URLs and tags) that the demo account may purge in a month (default: ${DEFAULT-VALUE})")
    private int monthlyQuota;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "keep DynamoDB's tables in this folder across restarts (default: in memory)")
    private Optional<Path> tables = Optional.empty();

    @Option(
            names = "--aws-endpoint-url",
            paramLabel = "URL",
            description =
                    "DynamoDB and SQS of another stand-in of AWS, such as LocalStack, instead of those of this stack; what is made there is deleted at the end")
    private Optional<URI> externalAws = Optional.empty();

    @Option(
            names = "--invalidation-seconds",
            paramLabel = "N",
            defaultValue = "2",
            description = "how long an invalidation is in progress (default: ${DEFAULT-VALUE})")
    private int invalidationSeconds;

    @Option(
            names = "--browser-origin",
            paramLabel = "ORIGIN",
            description =
                    "let pages of this origin call the API from a browser, as https://HOST or http://localhost:PORT (default: only pages of this stack)")
    private Optional<String> browserOrigin = Optional.empty();

    @Option(names = "--verbose", description = "show what the functions print")
    private boolean verbose;

    @Option(names = "--project", hidden = true, description = "the folder with template.yaml")
    private Path project = Path.of(".");

    LocalConfig config() {
        if (monthlyQuota < 0) {
            throw invalidOption("--monthly-quota is zero or more, not " + monthlyQuota);
        }
        if (invalidationSeconds < 0) {
            throw invalidOption("--invalidation-seconds is zero or more, not " + invalidationSeconds);
        }
        return new LocalConfig(
                project, ports(), aws(), new LocalConfig.Behavior(monthlyQuota, invalidation(), browserOrigin));
    }

    private AwsBackendLocation aws() {
        if (externalAws.isPresent() && tables.isPresent()) {
            throw invalidOption("--aws-endpoint-url and --data-dir exclude each other");
        }
        return externalAws.<AwsBackendLocation>map(url -> new AwsBackendLocation.External(requireHost(url), url))
                .orElseGet(() -> new AwsBackendLocation.Embedded(tables));
    }

    private URI requireHost(URI url) {
        if (url.getHost() == null) {
            throw invalidOption("--aws-endpoint-url is http://HOST:PORT, not " + url);
        }
        return url;
    }

    private Ports ports() {
        try {
            return Ports.from(basePort);
        } catch (IllegalArgumentException e) {
            throw invalidOption("--base-port: " + e.getMessage());
        }
    }

    private ParameterException invalidOption(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    /** Returns the log file, one for each set of ports, in the build folder of the local stack. */
    Path logFile() {
        return project.resolve("local/target/edgepurge-" + basePort + ".log");
    }

    boolean verbose() {
        return verbose;
    }

    /** Returns how long an invalidation is in progress. */
    Duration invalidation() {
        return Duration.ofSeconds(invalidationSeconds);
    }
}
