/** A decided case; one archive of all that the decision rests on, and whether such an archive still fits together, told without the service. */
@NullMarked
package org.touchstone.casework.appeal;

import org.jspecify.annotations.NullMarked;
