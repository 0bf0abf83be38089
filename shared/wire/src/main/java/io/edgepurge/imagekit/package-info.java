/** The request, responses and errors of ImageKit's purge API. */
@NullMarked
package io.edgepurge.imagekit;

import org.jspecify.annotations.NullMarked;
