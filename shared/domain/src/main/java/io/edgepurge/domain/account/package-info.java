/** Accounts, their URL endpoints, and their API keys. */
@NullMarked
package io.edgepurge.domain.account;

import org.jspecify.annotations.NullMarked;
