/** Documents and what is cited of them come in; what stands in them, and whether it is as cited, goes out. */
@NullMarked
package org.touchstone.casework.evidence;

import org.jspecify.annotations.NullMarked;
