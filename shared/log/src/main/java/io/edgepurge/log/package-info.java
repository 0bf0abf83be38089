/** The log lines of the functions: one JSON object per line, with metrics in CloudWatch's embedded metric format. */
@NullMarked
package io.edgepurge.log;

import org.jspecify.annotations.NullMarked;
