/** Direct invocation in. */
@NullMarked
package io.edgepurge.invoke;

import org.jspecify.annotations.NullMarked;
