package io.edgepurge.local.edge;

/** The cache key: the distribution, the host, and the raw path and query. */
record CacheKey(String distributionId, String host, RequestTarget target) {}
