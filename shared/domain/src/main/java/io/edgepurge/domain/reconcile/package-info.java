/** Reconciles distributions: plans queued items, creates their invalidations, polls them, and records the results. */
@NullMarked
package io.edgepurge.domain.reconcile;

import org.jspecify.annotations.NullMarked;
