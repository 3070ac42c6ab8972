/** An accreditation; a signed credential that anybody can check, how it stands, and whether one that is shown is genuine. */
@NullMarked
package org.touchstone.casework.credential;

import org.jspecify.annotations.NullMarked;
