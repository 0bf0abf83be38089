package io.edgepurge.local.command;

import io.edgepurge.local.LocalEdgePurge;
import io.edgepurge.local.command.Demo.Polling;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts the stack, runs the demo and stops the stack. */
@Command(
        name = "demo",
        description = "Demonstrates a purge: fetches an image twice, purges it and fetches it again.",
        mixinStandardHelpOptions = true,
        version = RootCommand.VERSION)
final class DemoCommand implements Callable<Integer> {
    /** The service promises minutes. In the local stack, an invalidation takes seconds. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(300);

    private final Screen screen;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create(); // picocli injects the real value.

    @Mixin
    private final StackOptions options = new StackOptions();

    DemoCommand(Screen screen, Map<String, String> environment) {
        this.screen = screen;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        DemoOutput output = new DemoOutput(out, screen);
        output.printLine("Starting the local stack ...");
        try (RunningStack stack =
                RunningStack.start(options, environment, spec.commandLine().getErr())) {
            return run(stack.edgePurge(), output);
        }
    }

    private int run(LocalEdgePurge stack, DemoOutput output) {
        try {
            new Demo(
                            new DemoClient(stack.api(), stack.account().key()),
                            stack.account().endpoint(),
                            output,
                            new Polling(POLL_INTERVAL, TIMEOUT.plus(options.invalidation())))
                    .run();
            return 0;
        } catch (DemoException e) {
            spec.commandLine().getErr().println("edgepurge: the demo failed: " + e.getMessage());
            return 1;
        }
    }
}
