/** Clears the caches between CloudFront and the origin, before items join the queue of their distribution. */
@NullMarked
package io.edgepurge.domain.clearing;

import org.jspecify.annotations.NullMarked;
