/** Brings a distribution from what is recorded to what was asked: plans, invalidations, settlement. */
@NullMarked
package io.edgepurge.domain.reconcile;

import org.jspecify.annotations.NullMarked;
