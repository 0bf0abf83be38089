/** Counts phrases that make comments, documentation and messages hard to read. */
@NullMarked
package io.edgepurge.conformance.language;

import org.jspecify.annotations.NullMarked;
