/** A submission comes in; what it states, one fact at a time, and what it is asked go out. */
@NullMarked
package org.touchstone.check.facts;

import org.jspecify.annotations.NullMarked;
