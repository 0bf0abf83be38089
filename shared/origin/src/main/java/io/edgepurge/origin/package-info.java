/** The HTTP client for the caches between CloudFront and the origin. */
@NullMarked
package io.edgepurge.origin;

import org.jspecify.annotations.NullMarked;
