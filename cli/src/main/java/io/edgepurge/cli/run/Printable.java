package io.edgepurge.cli.run;

import io.edgepurge.response.SecretsInUrls;

/**
 * Makes invisible characters visible. Texts from servers, lists, and file names may contain control characters that change the terminal
 * or what it shows, and format characters that hide text or reverse its direction. They are written as in JSON: {@code \\u001B}.
 */
public final class Printable {
    private Printable() {}

    /** Returns the text with line breaks and tabs, but no other control or format character. JSON keeps its meaning. */
    static String text(String text) {
        return escaped(text, true);
    }

    /** Returns a text from outside as a single line, so that it cannot pretend to be another message. */
    public static String line(String text) {
        return escaped(text, false);
    }

    /** Returns a URL from outside as a single line, without its user and password. */
    public static String url(String url) {
        return line(SecretsInUrls.withoutUsers(url));
    }

    private static String escaped(String text, boolean keepsLines) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index += Character.charCount(text.codePointAt(index))) {
            int character = text.codePointAt(index);
            if (!isInvisible(character) || (keepsLines && isLayout(text, index))) {
                escaped.appendCodePoint(character);
            } else {
                for (char unit : Character.toChars(character)) {
                    escaped.append("\\u%04X".formatted((int) unit));
                }
            }
        }
        return escaped.toString();
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static boolean isLayout(String text, int index) {
        char character = text.charAt(index);
        return character == '\n' || character == '\t' || text.startsWith("\r\n", index);
    }
}
