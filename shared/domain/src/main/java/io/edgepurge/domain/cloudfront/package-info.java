/** The port to the CloudFront invalidation API, and what it returns. */
@NullMarked
package io.edgepurge.domain.cloudfront;

import org.jspecify.annotations.NullMarked;
