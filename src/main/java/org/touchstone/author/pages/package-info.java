/** A ruleset and its examples come in; a page for each thing in it goes out, as text or as a web site. */
@NullMarked
package org.touchstone.author.pages;

import org.jspecify.annotations.NullMarked;
