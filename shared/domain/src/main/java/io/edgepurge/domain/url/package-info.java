/** From the URL a caller writes to the path of a distribution, or to the reason why not. */
@NullMarked
package io.edgepurge.domain.url;

import org.jspecify.annotations.NullMarked;
