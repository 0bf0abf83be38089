package io.edgepurge.testing;

import io.edgepurge.domain.account.UrlEndpoint;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of the table with its shorthand notation. */
record UrlCaseLine(String verdict, String url, String expected, String suggestion, String why) {
    private static final int COLUMNS = 5;
    private static final Pattern CHARACTER = Pattern.compile("\\\\(?:u([0-9a-f]{4})|[\\\\trn])");
    private static final Pattern REPEATED = Pattern.compile("\\{\\{(.+?)\\*([0-9]+)}}");

    static UrlCaseLine parse(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS || !columns[0].matches("accept|refuse")) {
            throw new IllegalArgumentException("not a line of five columns: " + line);
        }
        return new UrlCaseLine(columns[0], columns[1], columns[2], columns[3], columns[4]);
    }

    boolean isRelative() {
        return url.startsWith("/");
    }

    UrlCase at(UrlEndpoint endpoint) {
        UnaryOperator<String> asUrl = text -> isRelative() ? withoutSlash(endpoint.url()) + text : text;
        UnaryOperator<String> asPath = text -> isRelative() ? withoutSlash(endpoint.prefix()) + text : text;
        boolean accepted = verdict.equals("accept");
        Optional<String> expectedSuggestion = Optional.of(suggestion).filter(text -> !text.equals("-"));
        return new UrlCase(
                accepted,
                asUrl.apply(written(url)),
                accepted ? asPath.apply(written(expected)) : expected,
                expectedSuggestion.map(UrlCaseLine::written).map(asUrl),
                why);
    }

    private static String withoutSlash(String text) {
        return text.substring(0, text.length() - 1);
    }

    private static String written(String text) {
        String repeated = REPEATED.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1).repeat(Integer.parseInt(match.group(2)))));
        return CHARACTER.matcher(repeated).replaceAll(match -> Matcher.quoteReplacement(character(match)));
    }

    private static String character(MatchResult match) {
        return switch (match.group().charAt(1)) {
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'n' -> "\n";
            case 'u' -> String.valueOf((char) Integer.parseInt(match.group(1), 16));
            default -> "\\";
        };
    }
}
