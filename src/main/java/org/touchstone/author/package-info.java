/** A ruleset comes in; what those who write rules need goes out: results of examples, unnoticed changes, pages. */
@NullMarked
package org.touchstone.author;

import org.jspecify.annotations.NullMarked;
