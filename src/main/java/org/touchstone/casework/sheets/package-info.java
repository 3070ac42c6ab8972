/** A list of a course comes in and a spreadsheet goes out; a spreadsheet that was filled in comes back, and what it changes. */
@NullMarked
package org.touchstone.casework.sheets;

import org.jspecify.annotations.NullMarked;
