/** The edge: a caching reverse proxy that forgets what an invalidation names, no more and no less. */
@NullMarked
package io.edgepurge.local.edge;

import org.jspecify.annotations.NullMarked;
