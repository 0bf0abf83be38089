/** AWS emulators shared by the tests of several modules. */
@NullMarked
package io.edgepurge.standin;

import org.jspecify.annotations.NullMarked;
