/** Submissions by the million come in; a row for each finding goes out. On Apache Spark, in a Maven profile of its own. */
@NullMarked
package org.touchstone.door.bulk;

import org.jspecify.annotations.NullMarked;
