/** The API reference, served by the local stack only. */
@NullMarked
package io.edgepurge.local.docs;

import org.jspecify.annotations.NullMarked;
