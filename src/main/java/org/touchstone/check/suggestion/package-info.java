/** An assessment comes in; changes of answers that are proved to settle its findings go out. */
@NullMarked
package org.touchstone.check.suggestion;

import org.jspecify.annotations.NullMarked;
