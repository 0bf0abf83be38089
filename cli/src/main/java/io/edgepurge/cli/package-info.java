/** The command line {@code edgepurge}: commands over the HTTP API, and operator commands directly against the table. */
@NullMarked
package io.edgepurge.cli;

import org.jspecify.annotations.NullMarked;
