/** An assessment comes in; one document for a person or a program goes out: text, JSON, HTML or EARL. */
@NullMarked
package org.touchstone.check.report;

import org.jspecify.annotations.NullMarked;
