package io.edgepurge.local.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the head of an HTTP/1 request without changing an octet of its target. */
final class ViewerRequestReader {
    private static final int MAX_HEAD_BYTES = 64 << 10;
    private static final int END_OF_STREAM = -1;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private static final Pattern REQUEST_LINE =
            Pattern.compile("(?<method>[!-~]+) (?<target>[\\x21-\\x7E\\x80-\\xFF]+) HTTP/1\\.(?<minor>[01])");

    private ViewerRequestReader() {}

    /** The result of reading a request. */
    sealed interface Result {
        record Read(ViewerRequest request) implements Result {}

        /** The head is not that of an HTTP/1 request, or is too long. */
        record Malformed() implements Result {}

        /** The viewer closed the connection. */
        record Closed() implements Result {}
    }

    static Result read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < END_OF_HEAD.length() && head.size() < MAX_HEAD_BYTES) {
            int octet = in.read();
            if (octet == END_OF_STREAM) {
                return new Result.Closed();
            }
            head.write(octet);
            matched = octet == END_OF_HEAD.charAt(matched) ? matched + 1 : startOfMatch(octet);
        }
        return matched == END_OF_HEAD.length()
                ? parse(head.toString(StandardCharsets.ISO_8859_1))
                : new Result.Malformed();
    }

    private static int startOfMatch(int octet) {
        return octet == END_OF_HEAD.charAt(0) ? 1 : 0;
    }

    private static Result parse(String head) {
        List<String> lines = Arrays.asList(head.split("\r\n", -1));
        Matcher line = REQUEST_LINE.matcher(lines.getFirst());
        if (!line.matches()) {
            return new Result.Malformed();
        }
        List<String> fields = lines.subList(1, lines.size());
        return new Result.Read(new ViewerRequest(
                line.group("method"),
                new RequestTarget(line.group("target")),
                value(fields, "Host").orElse(""),
                new ViewerRequest.Connection(line.group("minor").equals("1") && !closes(fields), hasBody(fields))));
    }

    private static boolean closes(List<String> fields) {
        return value(fields, "Connection").stream()
                .flatMap(options -> Stream.of(options.split(",", -1)))
                .anyMatch(option -> option.strip().equalsIgnoreCase("close"));
    }

    private static boolean hasBody(List<String> fields) {
        return value(fields, "Transfer-Encoding").isPresent()
                || value(fields, "Content-Length")
                        .filter(length -> !length.equals("0"))
                        .isPresent();
    }

    private static Optional<String> value(List<String> fields, String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return fields.stream()
                .filter(field -> field.toLowerCase(Locale.ROOT).startsWith(start))
                .map(field -> field.substring(start.length()).strip())
                .findFirst();
    }
}
