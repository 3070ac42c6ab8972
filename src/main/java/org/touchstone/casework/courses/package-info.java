/** A provider's course comes in, draft by draft; submitted versions, each with its evidence and its report, go out. */
@NullMarked
package org.touchstone.casework.courses;

import org.jspecify.annotations.NullMarked;
