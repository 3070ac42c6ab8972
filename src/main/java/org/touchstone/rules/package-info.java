/**
 * Rule sentences and facts come in; what the rules say of each part goes out. The only package that knows Drools.
 */
@NullMarked
package org.touchstone.rules;

import org.jspecify.annotations.NullMarked;
