/** What a course states and what the sources suggest come in; recommendations that never count against it go out. */
@NullMarked
package org.touchstone.check.advice;

import org.jspecify.annotations.NullMarked;
