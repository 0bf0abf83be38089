/** Visits purged URLs like a viewer after their invalidation has completed, and records what an edge location served. */
@NullMarked
package io.edgepurge.domain.verifier;

import org.jspecify.annotations.NullMarked;
