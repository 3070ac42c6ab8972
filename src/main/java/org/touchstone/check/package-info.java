/** A submission, a ruleset and a day come in; findings and their report go out. Pure: no framework, no database, no clock. */
@NullMarked
package org.touchstone.check;

import org.jspecify.annotations.NullMarked;
