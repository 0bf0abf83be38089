/** A Lambda API emulator for invoking the stack's functions. */
@NullMarked
package io.edgepurge.local.lambda;

import org.jspecify.annotations.NullMarked;
