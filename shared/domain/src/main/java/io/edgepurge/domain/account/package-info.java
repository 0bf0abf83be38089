/** Accounts and their URL endpoints. */
@NullMarked
package io.edgepurge.domain.account;

import org.jspecify.annotations.NullMarked;
