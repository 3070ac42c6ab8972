/** A provider's file comes in; one checked {@link org.touchstone.check.submission.Submission} goes out, or its mistakes. */
@NullMarked
package org.touchstone.check.submission;

import org.jspecify.annotations.NullMarked;
