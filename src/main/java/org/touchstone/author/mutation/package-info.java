/** A ruleset and its examples come in; the small wrong changes to it that no example catches go out. */
@NullMarked
package org.touchstone.author.mutation;

import org.jspecify.annotations.NullMarked;
