package io.edgepurge.viewer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The status and the headers of a response. The body is not read.
 *
 * @param headers the first value of each header, by lower-case name
 */
record ResponseHead(int status, Map<String, String> headers) {
    /** CloudFront's limit for all headers of a response is 10,240 bytes, plus its own. */
    private static final int MAX_BYTES = 32 * 1024;

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
    private static final int FIRST_FINAL_STATUS = 200;

    /** Reads the first final response. Skips informational ones. */
    static ResponseHead read(InputStream in) throws IOException {
        Lines lines = new Lines(in);
        ResponseHead head = readOne(lines);
        while (head.status < FIRST_FINAL_STATUS) {
            head = readOne(lines);
        }
        return head;
    }

    private static ResponseHead readOne(Lines lines) throws IOException {
        Matcher status = STATUS_LINE.matcher(lines.next());
        if (!status.matches()) {
            throw new IOException("the response is not HTTP");
        }
        Map<String, String> headers = new HashMap<>();
        String line = lines.next();
        while (!line.isEmpty()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            line = lines.next();
        }
        return new ResponseHead(Integer.parseInt(status.group(1)), headers);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Reads lines up to a total number of bytes. */
    private static final class Lines {
        private final InputStream in;
        private int left = MAX_BYTES;

        Lines(InputStream in) {
            this.in = in;
        }

        String next() throws IOException {
            StringBuilder line = new StringBuilder();
            int octet = read();
            while (octet != '\n') {
                line.append((char) octet);
                octet = read();
            }
            int end = line.length() - 1;
            return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
        }

        private int read() throws IOException {
            int octet = in.read();
            if (octet < 0) {
                throw new EOFException("the response ended early");
            }
            left--;
            if (left < 0) {
                throw new IOException("the headers are too large");
            }
            return octet;
        }
    }
}
