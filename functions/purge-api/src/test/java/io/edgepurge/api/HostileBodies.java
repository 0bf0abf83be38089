package io.edgepurge.api;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Generates bodies that are malformed, contain strange texts, or name URLs that try to leave their endpoint. Not thread-safe. */
final class HostileBodies {
    private static final List<String> NAMES = List.of(
            "urls",
            "urls",
            "urls",
            "tags",
            "reason",
            "notBefore",
            "spellings",
            "url",
            "endpoint",
            "tag",
            "x",
            "",
            "\\u0075rls");
    private static final List<String> PIECES = List.of(
            "https://img.example/demo/",
            "https://img.example/demo/",
            "https://img.example/other/",
            "a.jpg",
            "/",
            "..",
            "*",
            "%2e%2e",
            "%2F",
            "%252e",
            "%c0%ae%c0%af",
            "%00",
            "%",
            "~",
            "\\\\",
            "\\ud800",
            "\\udc00x",
            "\\ufeff",
            "\\u202e",
            "\\u0000",
            "\\n",
            "\u00e9",
            "\ud83d\ude00",
            "?",
            "#",
            "@",
            "&#038;",
            "product:",
            "'",
            " ",
            "2026-12-24T08:00:00Z",
            "999999999-01-01T00:00:00Z",
            "+24:00",
            "all",
            "$ {jndi:ldap://a}",
            "<script>",
            "'; DROP TABLE purges; --",
            "a".repeat(5_000));
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e999",
            "-0.0",
            "1".repeat(90),
            "1".repeat(200),
            "NaN",
            "[]",
            "{}",
            "[[[[[[[[[[1]]]]]]]]]]",
            "\"",
            "'a'",
            "[,]",
            "{,}",
            "\u0000",
            "/* */ 1",
            "01",
            "\"\\x\"",
            "\"\\u12\"",
            "[\"a\",]",
            "\ufeff{}",
            "}",
            "]]");

    private final Random random;

    HostileBodies(long seed) {
        random = new Random(seed);
    }

    String next() {
        if (random.nextInt(3) == 0) {
            return wellFormed();
        }
        String body = random.nextInt(10) == 0 ? value(0) : object(0);
        return switch (random.nextInt(12)) {
            case 0 -> body.substring(0, random.nextInt(body.length() + 1));
            case 1 -> body + oneOf(VALUES);
            case 2 -> oneOf(VALUES) + body;
            default -> body;
        };
    }

    /** Returns a body that is refused only because of its texts, if at all. */
    private String wellFormed() {
        String more = random.nextInt(3) == 0 ? ",\"reason\":" + text() : "";
        return "{\"urls\":[\"https://img.example/demo/a" + texts(3) + "\"]" + more + "}";
    }

    private String object(int depth) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> '"' + oneOf(NAMES) + "\":" + value(depth + 1))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 9 ? 4 : 8)) {
            case 0 -> oneOf(VALUES);
            case 1, 2, 3 -> text();
            case 4, 5, 6 -> list(depth);
            default -> object(depth);
        };
    }

    private String list(int depth) {
        return IntStream.range(0, random.nextInt(20) == 0 ? 101 : random.nextInt(4))
                .mapToObj(_ -> random.nextInt(3) > 0 ? text() : value(depth + 1))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String text() {
        return '"' + texts(6) + '"';
    }

    private String texts(int most) {
        return IntStream.range(0, random.nextInt(most))
                .mapToObj(_ -> oneOf(PIECES))
                .collect(Collectors.joining());
    }

    private String oneOf(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
