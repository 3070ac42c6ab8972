/** The command line: files and options come in, reports and exit statuses go out. */
@NullMarked
package org.touchstone.door.cli;

import org.jspecify.annotations.NullMarked;
