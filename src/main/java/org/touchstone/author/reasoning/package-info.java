/** Rulesets come in; what follows from their rules for every course there can be goes out, each with a course that shows it. */
@NullMarked
package org.touchstone.author.reasoning;

import org.jspecify.annotations.NullMarked;
