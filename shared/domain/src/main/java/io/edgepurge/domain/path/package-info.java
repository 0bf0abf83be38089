/** Paths as CloudFront takes them: how they are spelled, what covers what, and the fewest that do the same. */
@NullMarked
package io.edgepurge.domain.path;

import org.jspecify.annotations.NullMarked;
