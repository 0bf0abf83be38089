/** Real Varnish between the edge and the origin, where it is installed. */
@NullMarked
package io.edgepurge.endtoend.varnish;

import org.jspecify.annotations.NullMarked;
