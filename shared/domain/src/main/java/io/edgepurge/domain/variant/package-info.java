/** How the variants of an image are found: cache tags, queries, and transformation prefixes. */
@NullMarked
package io.edgepurge.domain.variant;

import org.jspecify.annotations.NullMarked;
