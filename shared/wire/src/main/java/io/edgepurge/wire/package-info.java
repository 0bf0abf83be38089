/** What callers see, whatever door they come through: requests parsed, answers rendered, problems named, keys checked. */
@NullMarked
package io.edgepurge.wire;

import org.jspecify.annotations.NullMarked;
