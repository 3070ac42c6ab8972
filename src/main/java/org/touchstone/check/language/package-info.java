/** The sentences of rules come in; a typed model of what they say goes out, and what it means of a course, without an engine. */
@NullMarked
package org.touchstone.check.language;

import org.jspecify.annotations.NullMarked;
