package io.edgepurge.client;

/**
 * Everything at a URL endpoint that its origin gave this cache tag.
 *
 * @param endpoint a URL endpoint of the account, such as {@code https://img.example.com/}
 */
public record CacheTag(String endpoint, String tag) {}
