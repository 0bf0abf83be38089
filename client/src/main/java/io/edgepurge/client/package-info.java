/**
 * A client of Edge Purge: over Lambda invocation, over HTTP, and in memory for tests.
 *
 * <p>Start with {@link io.edgepurge.client.PurgeRequest} and one of {@link io.edgepurge.client.LambdaPurgeClient},
 * {@link io.edgepurge.client.HttpPurgeClient} and {@link io.edgepurge.client.InMemoryPurgeClient}.
 */
@NullMarked
package io.edgepurge.client;

import org.jspecify.annotations.NullMarked;
