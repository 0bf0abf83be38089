/** Stand-ins for AWS that tests of several modules share. */
@NullMarked
package io.edgepurge.standin;

import org.jspecify.annotations.NullMarked;
