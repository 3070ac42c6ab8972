/** Changes come in; an append-only record of who changed what, when and why goes out, chained by hash. */
@NullMarked
package org.touchstone.base.audit;

import org.jspecify.annotations.NullMarked;
