package io.edgepurge.client;

/**
 * A cache tag: selects all objects of a URL endpoint to which the origin assigned the tag.
 *
 * @param endpoint a URL endpoint of the account, such as {@code https://img.example.com/}
 */
public record CacheTag(String endpoint, String tag) {}
