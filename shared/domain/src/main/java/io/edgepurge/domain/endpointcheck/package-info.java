/** Checks whether a purge on a URL endpoint can have an effect, from the settings of its distribution. */
@NullMarked
package io.edgepurge.domain.endpointcheck;

import org.jspecify.annotations.NullMarked;
