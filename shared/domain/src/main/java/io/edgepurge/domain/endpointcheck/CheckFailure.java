package io.edgepurge.domain.endpointcheck;

import java.util.Locale;

/**
 * The reason why the settings of a distribution could not be read.
 *
 * @param detail CloudFront's error code, or a sentence
 */
public record CheckFailure(Reason reason, String detail) {
    /** The kind of failure, which decides about the next attempt. */
    public enum Reason {
        /** The credentials do not permit it. */
        NOT_ALLOWED,
        /** CloudFront has no such distribution. */
        NOT_FOUND,
        /** CloudFront throttled the call or did not respond. */
        UNAVAILABLE,
        /** The settings of distribution tenants are not read. */
        TENANT;

        /** Returns the name in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
