/** Doors into the service that only tests open, by the setting {@code spring.main.sources}. */
@NullMarked
package org.touchstone.doors;

import org.jspecify.annotations.NullMarked;
