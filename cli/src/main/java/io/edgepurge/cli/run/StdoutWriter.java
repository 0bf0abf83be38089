package io.edgepurge.cli.run;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** Remembers whether writing failed, because {@link java.io.PrintWriter} doesn't say why. */
final class StdoutWriter extends FilterWriter {
    private boolean failed;
    private boolean closed;

    StdoutWriter(Writer out) {
        super(out);
    }

    /** Returns true if some text was lost for another reason than a closed pipe. */
    boolean hasFailed() {
        return failed;
    }

    /** Returns true if some text was lost because its reader has closed the pipe, as {@code head} does. */
    boolean isClosed() {
        return closed;
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        attempt(() -> out.write(text, from, length));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        attempt(() -> out.write(text, from, length));
    }

    @Override
    public void write(int character) throws IOException {
        attempt(() -> out.write(character));
    }

    @Override
    public void flush() throws IOException {
        attempt(out::flush);
    }

    private interface Action {
        void run() throws IOException;
    }

    private void attempt(Action action) throws IOException {
        try {
            action.run();
        } catch (IOException e) {
            boolean pipe = isClosedPipe(e);
            closed |= pipe;
            failed |= !pipe;
            throw e;
        }
    }

    /** The JDK has no type for EPIPE, only the message of the operating system. */
    private static boolean isClosedPipe(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
    }
}
