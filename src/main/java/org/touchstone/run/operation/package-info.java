/** What an operator asks for comes in, by a command; it is done, on the running service or on its data, and told. */
@NullMarked
package org.touchstone.run.operation;

import org.jspecify.annotations.NullMarked;
