package io.edgepurge.cli.run;

import java.util.regex.Pattern;

/** Masks the user and the password of URLs in messages, which end up in logs. */
final class Passwords {
    private static final Pattern USER_INFO = Pattern.compile("(?<=//)[^/\\\\?#\\s'\"<>]*@");

    private Passwords() {}

    /** Returns the text with {@code REDACTED@} instead of each user. Takes linear time. */
    static String maskedIn(String text) {
        return USER_INFO.matcher(text).replaceAll("REDACTED@");
    }
}
