/** Reaches the entry point of the command line, which is visible in its own package only. */
@NullMarked
package io.edgepurge.cli;

import org.jspecify.annotations.NullMarked;
