/** Accepts and cancels purges over HTTP, in our format and in ImageKit's. */
@NullMarked
package io.edgepurge.api;

import org.jspecify.annotations.NullMarked;
