/**
 * Asks Edge Purge for purges: from a Lambda function by invocation, from anywhere over HTTP, and in tests from memory.
 *
 * <p>Begin with {@link io.edgepurge.client.PurgeRequest} and one of {@link io.edgepurge.client.LambdaPurgeClient},
 * {@link io.edgepurge.client.HttpPurgeClient} and {@link io.edgepurge.client.InMemoryPurgeClient}.
 */
@NullMarked
package io.edgepurge.client;

import org.jspecify.annotations.NullMarked;
