/** An operator's wish comes in; what keeps a service going, and what shows it off, goes out. */
@NullMarked
package org.touchstone.run;

import org.jspecify.annotations.NullMarked;
