/** Returns the status of purges, schedules and quotas over HTTP. */
@NullMarked
package io.edgepurge.status;

import org.jspecify.annotations.NullMarked;
