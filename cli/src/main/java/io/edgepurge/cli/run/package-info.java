/** One run of the program: its settings, its output, its end. What every command works with. */
@NullMarked
package io.edgepurge.cli.run;

import org.jspecify.annotations.NullMarked;
