/** A provider's file comes in; one checked {@link org.touchstone.submission.Submission} goes out, or its mistakes. */
@NullMarked
package org.touchstone.submission;

import org.jspecify.annotations.NullMarked;
