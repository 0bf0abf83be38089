package io.edgepurge.local.command;

import io.edgepurge.local.AwsBackendLocation;
import io.edgepurge.local.DistributionFault;
import io.edgepurge.local.LocalConfig;
import io.edgepurge.local.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
                    "First of seven consecutive ports: API, edge cache, CloudFront, DynamoDB, SQS, Scheduler, Lambda"
                            + " (default: ${DEFAULT-VALUE})")
    private int basePort;

    @Option(
            names = "--monthly-quota",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Monthly quota of the demo account, in URLs and tags (default: ${DEFAULT-VALUE})")
    private int monthlyQuota;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Folder that keeps DynamoDB's tables between runs (default: in memory)")
    private Optional<Path> tables = Optional.empty();

    @Option(
            names = "--aws-endpoint-url",
            paramLabel = "URL",
            description =
                    "Endpoint of another AWS emulator, such as LocalStack, for DynamoDB and SQS. The stack deletes its"
                            + " tables and queues there when it stops")
    private Optional<URI> externalAws = Optional.empty();

    @Option(
            names = "--invalidation-seconds",
            paramLabel = "N",
            defaultValue = "2",
            description = "Time that an invalidation takes, in seconds (default: ${DEFAULT-VALUE})")
    private int invalidationSeconds;

    @Option(
            names = "--browser-origin",
            paramLabel = "ORIGIN",
            description = "Additional origin whose pages may call the API from a browser, as https://HOST or"
                    + " http://localhost:PORT (default: only pages of this stack)")
    private Optional<String> browserOrigin = Optional.empty();

    @Option(
            names = "--distribution-fault",
            paramLabel = "FAULT",
            description =
                    "Setting of the demo distribution that leaves purges without effect: no-tag-header, foreign-host,"
                            + " query-not-in-key, rewriting-function, or ignored-path; repeatable")
    private List<String> faults = new ArrayList<>();

    @Option(names = "--verbose", description = "Print the functions' output")
    private boolean verbose;

    @Option(names = "--project", hidden = true, description = "Folder with template.yaml")
    private Path project = Path.of(".");

    LocalConfig config() {
        if (monthlyQuota < 0) {
            throw invalidOption("--monthly-quota must not be negative: " + monthlyQuota);
        }
        if (invalidationSeconds < 0) {
            throw invalidOption("--invalidation-seconds must not be negative: " + invalidationSeconds);
        }
        return new LocalConfig(
                project,
                ports(),
                aws(),
                new LocalConfig.Behavior(monthlyQuota, invalidation(), browserOrigin, distributionFaults()));
    }

    private Set<DistributionFault> distributionFaults() {
        return faults.stream()
                .map(word -> DistributionFault.parse(word)
                        .orElseThrow(() -> invalidOption("--distribution-fault must be one of "
                                + Arrays.stream(DistributionFault.values())
                                        .map(DistributionFault::word)
                                        .collect(Collectors.joining(", "))
                                + ", not '" + word + "'")))
                .collect(Collectors.toSet());
    }

    private AwsBackendLocation aws() {
        if (externalAws.isPresent() && tables.isPresent()) {
            throw invalidOption("--aws-endpoint-url and --data-dir cannot be combined");
        }
        return externalAws
                .<AwsBackendLocation>map(url -> new AwsBackendLocation.External(requireHost(url), url))
                .orElseGet(() -> new AwsBackendLocation.Embedded(tables));
    }

    private URI requireHost(URI url) {
        if (url.getHost() == null) {
            throw invalidOption("--aws-endpoint-url must be http://HOST:PORT, not " + url);
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
