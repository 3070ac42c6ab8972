/** The files under {@code rules/} that hold no logic come in; elements, standards, requirements and parameters go out. */
@NullMarked
package org.touchstone.check.catalogue;

import org.jspecify.annotations.NullMarked;
