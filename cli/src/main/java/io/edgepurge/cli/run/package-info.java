/** The session, the settings, the output and the exit codes that all commands share. */
@NullMarked
package io.edgepurge.cli.run;

import org.jspecify.annotations.NullMarked;
