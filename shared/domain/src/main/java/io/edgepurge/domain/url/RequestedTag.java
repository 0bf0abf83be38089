package io.edgepurge.domain.url;

/**
 * A cache tag as requested by a caller, not yet checked.
 *
 * @param endpoint the URL endpoint whose distribution serves the tagged objects
 */
public record RequestedTag(String endpoint, String tag) {}
