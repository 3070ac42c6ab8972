/** An empty database comes in; sample organisations, courses at each stage and an account for each role go out. */
@NullMarked
package org.touchstone.run.demo;

import org.jspecify.annotations.NullMarked;
