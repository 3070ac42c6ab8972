/** Two rulesets and courses that were submitted come in; which results would be others, and on which courses, goes out. */
@NullMarked
package org.touchstone.policy.impact;

import org.jspecify.annotations.NullMarked;
