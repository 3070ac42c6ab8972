/** What an operator sets comes in, by file, environment or command line; checked settings go out. */
@NullMarked
package org.touchstone.base.settings;

import org.jspecify.annotations.NullMarked;
