/** Tests the whole service through its public interfaces on a running local stack. */
@NullMarked
package io.edgepurge.endtoend;

import org.jspecify.annotations.NullMarked;
