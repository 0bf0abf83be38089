package io.edgepurge.local.host;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The main class of a function's process: {@code FunctionHost function.jar a.b.SomeHandler}. Constructs the handler in a
 * class loader of its own, as Lambda does in its init phase. Then it receives events over HTTP on a loopback port and handles
 * several concurrently.
 *
 * <p>Standard output carries one line for the parent, {@code port N} or {@code failed {error}}. The handler's output goes to
 * standard error. The process exits when its standard input ends, which happens when the parent exits for any reason.
 */
public final class FunctionHost {
    private static final int INIT_FAILED = 1;

    private FunctionHost() {}

    /** Starts the host. The server keeps the process running unless the handler cannot be constructed. */
    public static void main(String[] arguments) throws IOException {
        PrintStream parent = System.out;
        System.setOut(System.err);
        Thread.ofPlatform().daemon().name("parent-watch").start(FunctionHost::exitWithParent);
        try {
            parent.println("port " + EventServer.start(Handler.in(Path.of(arguments[0]), arguments[1])));
        } catch (Throwable failure) {
            parent.println("failed " + LambdaError.of(failure).toString(StandardCharsets.UTF_8));
            failure.printStackTrace();
            System.exit(INIT_FAILED);
        }
    }

    private static void exitWithParent() {
        try {
            while (System.in.read() >= 0) {
                // The parent sends nothing. Only the end of the stream matters.
            }
        } catch (IOException e) {
            // A broken pipe is an end of the stream too.
        }
        Runtime.getRuntime().halt(0);
    }
}
