/** Decides which network addresses the service may connect to on behalf of an account. */
@NullMarked
package io.edgepurge.domain.network;

import org.jspecify.annotations.NullMarked;
