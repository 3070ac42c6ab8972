/** A person comes in; who they are, what role they have and which organisation they belong to goes out. */
@NullMarked
package org.touchstone.base.accounts;

import org.jspecify.annotations.NullMarked;
