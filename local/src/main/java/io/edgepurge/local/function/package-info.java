/** Functions as child processes, and their invocation. */
@NullMarked
package io.edgepurge.local.function;

import org.jspecify.annotations.NullMarked;
