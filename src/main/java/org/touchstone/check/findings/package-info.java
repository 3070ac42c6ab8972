/** What the rules said comes in; one finding for each standard, part and target goes out, and what they add up to. */
@NullMarked
package org.touchstone.check.findings;

import org.jspecify.annotations.NullMarked;
