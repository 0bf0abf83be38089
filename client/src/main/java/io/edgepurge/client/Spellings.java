package io.edgepurge.client;

import java.util.Locale;

/** The spellings of each URL that a request purges. CloudFront caches an object once for each spelling that visitors use. */
public enum Spellings {
    /** The requested URL and its other spellings, such as {@code %2B} for {@code +}. CloudFront bills each as a path. */
    ALL,
    /** Only the requested URL. */
    REQUESTED;

    static Spellings ofWord(String word) {
        return word.equals(ALL.word()) ? ALL : REQUESTED;
    }

    /** Returns the value as written in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
