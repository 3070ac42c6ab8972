/** Published rulesets and what policy staff want of them come in; drafts, what they would change, and publications go out. */
@NullMarked
package org.touchstone.policy;

import org.jspecify.annotations.NullMarked;
