/** Schedules of purges, made and removed with an operator's AWS credentials. */
@NullMarked
package io.edgepurge.cli.schedule;

import org.jspecify.annotations.NullMarked;
