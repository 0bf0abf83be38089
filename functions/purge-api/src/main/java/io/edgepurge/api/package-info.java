/** HTTP in. */
@NullMarked
package io.edgepurge.api;

import org.jspecify.annotations.NullMarked;
