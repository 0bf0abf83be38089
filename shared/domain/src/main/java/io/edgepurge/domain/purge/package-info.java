/** Validates, charges, records and lists purges. */
@NullMarked
package io.edgepurge.domain.purge;

import org.jspecify.annotations.NullMarked;
