/** From a submitted version to a decision: cases, independent reviews, moderation, and what is decided. */
@NullMarked
package org.touchstone.casework.review;

import org.jspecify.annotations.NullMarked;
