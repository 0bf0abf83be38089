/** The time source of the emulators, which tests replace. */
@NullMarked
package io.edgepurge.local.time;

import org.jspecify.annotations.NullMarked;
