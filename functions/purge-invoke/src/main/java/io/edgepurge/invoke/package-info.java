/** Direct invocation in: schedules and other functions ask for a purge. */
@NullMarked
package io.edgepurge.invoke;

import org.jspecify.annotations.NullMarked;
