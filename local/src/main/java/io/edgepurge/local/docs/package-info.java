/** The API's description as pages, on this machine only. */
@NullMarked
package io.edgepurge.local.docs;

import org.jspecify.annotations.NullMarked;
