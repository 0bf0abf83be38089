/** The command line {@code edgepurge}: commands over the HTTP API, and operators' commands straight against the table. */
@NullMarked
package io.edgepurge.cli;

import org.jspecify.annotations.NullMarked;
