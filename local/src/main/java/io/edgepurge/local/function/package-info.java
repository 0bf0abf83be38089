/** Functions in processes of their own, seen from the stack that invokes them. */
@NullMarked
package io.edgepurge.local.function;

import org.jspecify.annotations.NullMarked;
