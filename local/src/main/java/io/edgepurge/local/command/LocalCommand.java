package io.edgepurge.local.command;

import io.edgepurge.local.LocalEdgePurge;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts the stack and keeps it running. */
@Command(
        name = "local",
        description = "Runs the whole stack on this machine until you press Ctrl-C.",
        mixinStandardHelpOptions = true,
        version = RootCommand.VERSION)
final class LocalCommand implements Callable<Integer> {
    private final Screen screen;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create(); // picocli injects the real value.

    @Mixin
    private final StackOptions options = new StackOptions();

    LocalCommand(Screen screen, Map<String, String> environment) {
        this.screen = screen;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (RunningStack stack =
                RunningStack.start(options, environment, spec.commandLine().getErr())) {
            out.print(startupMessage(stack.edgePurge()));
            out.flush();
            new CountDownLatch(1).await();
            return 0;
        }
    }

    private String startupMessage(LocalEdgePurge stack) {
        return screen.terminal() ? screen.styled(StartupMessage.text(stack)) : StartupMessage.lines(stack);
    }
}
