package io.edgepurge.local.host;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The main class of a function's process: {@code FunctionHost function.jar a.b.SomeHandler}. Makes the handler, as Lambda does in
 * its init phase and by a class loader of the function's own, then takes events over HTTP on a loopback port and runs several at once. Standard output carries one line
 * for the parent, {@code port N} or {@code failed {error}}; whatever the handler prints goes to standard error. The
 * process ends when its standard input does, that is, when its parent is gone for whatever reason.
 */
public final class FunctionHost {
    private static final int INIT_FAILED = 1;

    private FunctionHost() {}

    /** Never returns normally while the handler could be made. */
    public static void main(String[] arguments) throws IOException {
        PrintStream parent = System.out;
        System.setOut(System.err);
        Thread.ofPlatform().daemon().name("parent-watch").start(FunctionHost::endWithParent);
        try {
            parent.println("port " + EventServer.start(Handler.in(Path.of(arguments[0]), arguments[1])));
        } catch (Throwable failure) {
            parent.println("failed " + LambdaError.of(failure).toString(StandardCharsets.UTF_8));
            failure.printStackTrace();
            System.exit(INIT_FAILED);
        }
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // the parent sends nothing: only the end of the stream means something
            }
        } catch (IOException e) {
            // a broken pipe is an end too
        }
        Runtime.getRuntime().halt(0);
    }
}
