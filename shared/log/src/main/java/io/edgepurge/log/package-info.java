/** What functions write: one JSON object a line, with metrics in CloudWatch's embedded metric format. */
@NullMarked
package io.edgepurge.log;

import org.jspecify.annotations.NullMarked;
