/** Files of rules and the days from which they hold come in; the ruleset in force on a day, or of a name, goes out. */
@NullMarked
package org.touchstone.casework.rulesets;

import org.jspecify.annotations.NullMarked;
