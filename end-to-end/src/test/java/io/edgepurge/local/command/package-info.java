/** Tests of the local stack's commands that need the command-line program too. */
@NullMarked
package io.edgepurge.local.command;

import org.jspecify.annotations.NullMarked;
