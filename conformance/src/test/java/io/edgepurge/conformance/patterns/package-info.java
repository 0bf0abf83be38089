/** Checks that no regular expression of the project takes more than linear time. */
@NullMarked
package io.edgepurge.conformance.patterns;

import org.jspecify.annotations.NullMarked;
