/** What people judged, beside what the rules found. Both are kept: a judgement settles a finding and never changes it. */
@NullMarked
package org.touchstone.check.judgement;

import org.jspecify.annotations.NullMarked;
