package io.edgepurge.domain.url;

/**
 * A cache tag as a caller names it, unchecked.
 *
 * @param endpoint the URL endpoint whose distribution is to drop every object with this tag
 */
public record RequestedTag(String endpoint, String tag) {}
