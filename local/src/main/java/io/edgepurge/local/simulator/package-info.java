/**
 * A CloudFront simulator: the invalidation API with CloudFront's rules, and an edge cache on which invalidations take effect.
 */
@NullMarked
package io.edgepurge.local.simulator;

import org.jspecify.annotations.NullMarked;
