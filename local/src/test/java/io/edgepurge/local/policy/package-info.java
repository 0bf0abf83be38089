/** What reviewers' tools ask of a template, asked here: each rule by its id, each exception with its reason. */
@NullMarked
package io.edgepurge.local.policy;

import org.jspecify.annotations.NullMarked;
