/** The edge cache: a caching reverse proxy that applies CloudFront invalidations. */
@NullMarked
package io.edgepurge.local.edge;

import org.jspecify.annotations.NullMarked;
