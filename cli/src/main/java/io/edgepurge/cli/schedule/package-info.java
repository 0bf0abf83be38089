/** Commands that manage schedules with AWS credentials. */
@NullMarked
package io.edgepurge.cli.schedule;

import org.jspecify.annotations.NullMarked;
