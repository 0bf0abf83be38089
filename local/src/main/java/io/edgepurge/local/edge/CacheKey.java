package io.edgepurge.local.edge;

/** What tells cached objects apart: whose they are, the host asked for, and path and query as they came over the wire. */
record CacheKey(String distributionId, String host, String target) {}
