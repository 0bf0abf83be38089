package io.edgepurge.cli.run;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Writes {@link Printable} text. Expects that no character is split between two calls. */
final class PrintableWriter extends FilterWriter {
    PrintableWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        out.write(Printable.text(text.substring(from, from + length)));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        out.write(Printable.text(new String(text, from, length)));
    }

    @Override
    public void write(int character) throws IOException {
        out.write(Printable.text(Character.toString((char) character)));
    }
}
