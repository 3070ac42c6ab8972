/** What the program costs: measured, and held against the same checks written by hand. Not part of the tests. */
@NullMarked
package org.touchstone.benchmarks;

import org.jspecify.annotations.NullMarked;
