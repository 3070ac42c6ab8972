/** Requests of people's browsers come in; pages go out. */
@NullMarked
package org.touchstone.door.web;

import org.jspecify.annotations.NullMarked;
