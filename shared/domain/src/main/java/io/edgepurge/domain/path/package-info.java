/** Invalidation paths: their syntax and encoding, and the minimal set that purges the same files. */
@NullMarked
package io.edgepurge.domain.path;

import org.jspecify.annotations.NullMarked;
