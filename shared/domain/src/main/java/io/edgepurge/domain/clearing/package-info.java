/** Clears the caches between CloudFront and the origin, before what they held may go into an invalidation. */
@NullMarked
package io.edgepurge.domain.clearing;

import org.jspecify.annotations.NullMarked;
