/** The local stack: starts the template's functions and the emulators of the AWS services that they use. */
@NullMarked
package io.edgepurge.local;

import org.jspecify.annotations.NullMarked;
