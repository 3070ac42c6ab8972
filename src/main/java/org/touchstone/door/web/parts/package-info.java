/** The parts of a page that templates draw: what a controller puts in the model, and no more than a template shows. */
@NullMarked
package org.touchstone.door.web.parts;

import org.jspecify.annotations.NullMarked;
