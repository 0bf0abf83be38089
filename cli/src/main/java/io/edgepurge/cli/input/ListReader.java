package io.edgepurge.cli.input;

import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.FileError;
import io.edgepurge.cli.run.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads lists with one entry per line. Skips empty lines and removes a byte order mark, which some editors write at the start of a
 * UTF-8 file.
 *
 * <p>Every method throws {@link CommandFailure} if a list cannot be read, or a line contains a byte order mark.
 */
final class ListReader {
    /** U+FEFF in UTF-8, with one character per octet. */
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    private static final Pattern LINE_END = Pattern.compile("\r\n?|\n");

    private static final Pattern NUL = Pattern.compile("\0", Pattern.LITERAL);

    private ListReader() {}

    /**
     * An entry of a list.
     *
     * @param origin the list and the line; empty if the list has no lines
     * @param octets the entry with one character per octet (ISO 8859-1), because file names need not be UTF-8
     */
    record Entry(String origin, String octets) {}

    static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw refused("The file " + file + " does not exist.");
        } catch (IOException e) {
            throw unreadable("The file " + file, e);
        }
    }

    /** Returns the lines of a list. */
    static List<Entry> lines(String list, InputStream content) {
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (String line :
                LINE_END.splitAsStream(withoutMark(octets(list, content))).toList()) {
            number++;
            String origin = list + ":" + number;
            if (line.contains(BYTE_ORDER_MARK)) {
                throw refused(origin + " contains a byte order mark (U+FEFF). Remove it from the line.");
            }
            if (!line.isBlank()) {
                entries.add(new Entry(origin, line));
            }
        }
        return entries;
    }

    /** Returns the entries of a list that end with NUL, exactly as they are. */
    static List<Entry> entriesThatEndWithNul(String list, InputStream content) {
        return NUL.splitAsStream(octets(list, content))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> new Entry("", entry))
                .toList();
    }

    /**
     * Returns an entry as text.
     *
     * @throws CommandFailure if it is not UTF-8
     */
    static String text(Entry entry) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(entry.octets().getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(entry.origin() + " is not UTF-8 text.");
        }
    }

    /** Returns the origin and the entry for messages, on one line. */
    static String shown(Entry entry) {
        String text = new String(entry.octets().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return Printable.line((entry.origin().isEmpty() ? "" : entry.origin() + ": ") + text);
    }

    static CommandFailure refused(String message) {
        return new CommandFailure(ExitCode.REFUSED, message);
    }

    private static String octets(String list, InputStream content) {
        try (content) {
            return new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw unreadable(list, e);
        }
    }

    private static String withoutMark(String octets) {
        return octets.startsWith(BYTE_ORDER_MARK) ? octets.substring(BYTE_ORDER_MARK.length()) : octets;
    }

    private static CommandFailure unreadable(String list, IOException e) {
        return refused(list + " cannot be read: " + FileError.reason(e) + ".");
    }
}
