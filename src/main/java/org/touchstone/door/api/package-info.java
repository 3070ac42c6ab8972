/** Requests of programs come in; the same work as the pages do goes out, as JSON and files. */
@NullMarked
package org.touchstone.door.api;

import org.jspecify.annotations.NullMarked;
