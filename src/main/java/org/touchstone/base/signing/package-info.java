/** A text and a secret key come in; a signature that anybody can check goes out. */
@NullMarked
package org.touchstone.base.signing;

import org.jspecify.annotations.NullMarked;
