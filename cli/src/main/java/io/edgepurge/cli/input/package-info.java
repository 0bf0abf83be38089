/** The URLs and names that commands read from arguments, stdin, and files. */
@NullMarked
package io.edgepurge.cli.input;

import org.jspecify.annotations.NullMarked;
