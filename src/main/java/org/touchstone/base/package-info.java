/** Settings come in; who people are and a record of what they did go out, for every wing that needs them. */
@NullMarked
package org.touchstone.base;

import org.jspecify.annotations.NullMarked;
