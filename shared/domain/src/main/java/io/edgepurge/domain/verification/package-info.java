/** Judges by the headers of a response whether an edge location serves a copy from before a purge. */
@NullMarked
package io.edgepurge.domain.verification;

import org.jspecify.annotations.NullMarked;
