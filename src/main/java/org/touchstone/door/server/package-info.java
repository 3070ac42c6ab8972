/** Settings come in; the running service goes out: who may ask for what, the headers of every answer, its start and its stop. */
@NullMarked
package org.touchstone.door.server;

import org.jspecify.annotations.NullMarked;
