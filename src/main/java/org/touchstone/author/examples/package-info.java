/** The examples beside the rules come in; what does not come out as they say goes out. */
@NullMarked
package org.touchstone.author.examples;

import org.jspecify.annotations.NullMarked;
