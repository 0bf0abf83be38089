/** Lambda's invoke call, in front of the stack's functions. */
@NullMarked
package io.edgepurge.local.lambda;

import org.jspecify.annotations.NullMarked;
