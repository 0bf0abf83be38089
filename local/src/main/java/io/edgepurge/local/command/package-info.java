/** The commands {@code ./edgepurge local} and {@code ./edgepurge demo}. */
@NullMarked
package io.edgepurge.local.command;

import org.jspecify.annotations.NullMarked;
