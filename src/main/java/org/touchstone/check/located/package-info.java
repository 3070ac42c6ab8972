/** Text files come in; values that know their line and column go out, or the mistakes found in them. */
@NullMarked
package org.touchstone.check.located;

import org.jspecify.annotations.NullMarked;
