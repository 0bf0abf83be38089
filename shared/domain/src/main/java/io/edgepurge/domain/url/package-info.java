/** Checks requested URLs and tags and converts them to invalidation paths. */
@NullMarked
package io.edgepurge.domain.url;

import org.jspecify.annotations.NullMarked;
