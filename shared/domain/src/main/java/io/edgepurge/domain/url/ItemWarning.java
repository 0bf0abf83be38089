package io.edgepurge.domain.url;

/**
 * A warning about an accepted item.
 *
 * @param code stable, for API callers
 * @param sentence the problem and its fix, as text for people
 */
public record ItemWarning(String code, String sentence) {}
