package io.edgepurge.cli;

import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands that the launcher runs in another program. Their options are listed here only for completion and help. */
final class LauncherCommands {
    private LauncherCommands() {}

    static CommandLine local() {
        return launcherCommand("local", "Runs the whole service on this machine until Ctrl-C.");
    }

    static CommandLine demo() {
        return launcherCommand("demo", "Runs the service on this machine and purges one image.");
    }

    private static CommandLine launcherCommand(String name, String description) {
        Runnable refusal = () -> {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    "This command needs the launcher. Run ./edgepurge " + name + " in the repository.");
        };
        CommandSpec spec = CommandSpec.wrapWithoutInspection(refusal)
                .name(name)
                .mixinStandardHelpOptions(true)
                .addOption(option("--base-port", "N", Integer.class, "first of seven consecutive ports"))
                .addOption(option("--monthly-quota", "N", Integer.class, "monthly quota of the demo account, in items"))
                .addOption(option("--data-dir", "DIR", Path.class, "keep the DynamoDB tables in this folder"))
                .addOption(option(
                        "--aws-endpoint-url", "URL", String.class, "use DynamoDB and SQS of another AWS emulator"))
                .addOption(option("--invalidation-seconds", "N", Integer.class, "duration of an invalidation"))
                .addOption(option(
                        "--browser-origin", "ORIGIN", String.class, "another origin whose pages may call the API"))
                .addOption(option(
                        "--distribution-fault",
                        "FAULT",
                        String.class,
                        "setting of the demo distribution that leaves purges without effect"))
                .addOption(OptionSpec.builder("--verbose")
                        .description("print the output of the functions")
                        .build());
        spec.usageMessage().description(description);
        return new CommandLine(spec);
    }

    private static OptionSpec option(String name, String label, Class<?> type, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(type)
                .description(description)
                .build();
    }
}
