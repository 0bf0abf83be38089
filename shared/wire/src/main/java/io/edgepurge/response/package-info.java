/** Renders purges, quotas, schedules and problems as JSON responses. */
@NullMarked
package io.edgepurge.response;

import org.jspecify.annotations.NullMarked;
