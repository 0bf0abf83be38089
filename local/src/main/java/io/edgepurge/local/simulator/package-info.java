/** CloudFront on one machine: the invalidation API with CloudFront's rules, and an edge on which they take effect. */
@NullMarked
package io.edgepurge.local.simulator;

import org.jspecify.annotations.NullMarked;
