package io.edgepurge.worker;

import io.edgepurge.domain.clearing.OriginClearing;
import io.edgepurge.domain.reconcile.InvalidationWorker;

/** Who does what a doorbell asks for. */
record Duties(InvalidationWorker worker, OriginClearing clearing) {}
