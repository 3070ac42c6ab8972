/** Requests, files and commands come in; pages, JSON and exit statuses go out: the only wing that people and programs meet. */
@NullMarked
package org.touchstone.door;

import org.jspecify.annotations.NullMarked;
