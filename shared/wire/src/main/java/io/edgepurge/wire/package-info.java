/** The JSON that callers see. */
@NullMarked
package io.edgepurge.wire;

import org.jspecify.annotations.NullMarked;
