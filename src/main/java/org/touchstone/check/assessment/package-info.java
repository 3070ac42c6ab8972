/** The one door for all callers: a submission and a ruleset come in, an assessment goes out. */
@NullMarked
package org.touchstone.check.assessment;

import org.jspecify.annotations.NullMarked;
