package io.edgepurge.cli;

import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the launcher starts in another program, with that program's options: here for completion and for the help alone. */
final class LauncherCommands {
    private LauncherCommands() {}

    static CommandLine local() {
        return elsewhere("local", "Starts everything on this machine and keeps it until Ctrl-C.");
    }

    static CommandLine demo() {
        return elsewhere("demo", "Purges one image before your eyes: hit, purge, miss.");
    }

    private static CommandLine elsewhere(String name, String description) {
        Runnable refusal = () -> {
            throw new CommandFailure(
                    ExitCode.REFUSED, "The launcher runs this: call ./edgepurge " + name + " in the repository.");
        };
        CommandSpec spec = CommandSpec.wrapWithoutInspection(refusal)
                .name(name)
                .mixinStandardHelpOptions(true)
                .addOption(option("--base-port", "N", Integer.class, "first of seven ports"))
                .addOption(option("--monthly-quota", "N", Integer.class, "items the demo account may purge in a month"))
                .addOption(option("--data-dir", "DIR", Path.class, "keep DynamoDB's tables in this folder"))
                .addOption(option(
                        "--aws-endpoint-url", "URL", String.class, "DynamoDB and SQS of another stand-in of AWS"))
                .addOption(option("--invalidation-seconds", "N", Integer.class, "how long an invalidation takes"))
                .addOption(option("--browser-origin", "ORIGIN", String.class, "whose pages may call the API too"))
                .addOption(OptionSpec.builder("--verbose")
                        .description("show what the functions print")
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
