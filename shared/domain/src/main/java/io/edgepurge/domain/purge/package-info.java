/** A purge from the moment it is asked for until every item has ended: checked, charged, recorded, looked up. */
@NullMarked
package io.edgepurge.domain.purge;

import org.jspecify.annotations.NullMarked;
