package io.edgepurge.client;

/**
 * A reason why a purge may have no effect, or a sign that an accepted URL is not the one that the caller means.
 *
 * @param code the stable name of the warning
 * @param detail a sentence about the warning
 */
public record Warning(String code, String detail) {
    static Warning of(JsonFields json) {
        return new Warning(json.text("code"), json.optionalText("detail").orElse(""));
    }
}
