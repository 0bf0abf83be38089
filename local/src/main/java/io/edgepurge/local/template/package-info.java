/** What template.yaml says, as far as one machine can follow it. */
@NullMarked
package io.edgepurge.local.template;

import org.jspecify.annotations.NullMarked;
