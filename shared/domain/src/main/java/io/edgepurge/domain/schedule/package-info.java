/** Batch purges that EventBridge Scheduler asks for: what they are, when they run, and who keeps them. */
@NullMarked
package io.edgepurge.domain.schedule;

import org.jspecify.annotations.NullMarked;
