/**
 * Rule sentences and facts come in; what the rules say of each part goes out. The only package that knows Drools.
 */
@NullMarked
package org.touchstone.check.rules;

import org.jspecify.annotations.NullMarked;
