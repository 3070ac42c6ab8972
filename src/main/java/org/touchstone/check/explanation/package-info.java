/** Findings come in; sentences that a person can check go out. */
@NullMarked
package org.touchstone.check.explanation;

import org.jspecify.annotations.NullMarked;
