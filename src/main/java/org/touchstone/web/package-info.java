/** Requests of people's browsers come in; pages go out. */
@NullMarked
package org.touchstone.web;

import org.jspecify.annotations.NullMarked;
