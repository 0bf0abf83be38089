/** Reads the resources of template.yaml that the local stack runs. */
@NullMarked
package io.edgepurge.local.template;

import org.jspecify.annotations.NullMarked;
