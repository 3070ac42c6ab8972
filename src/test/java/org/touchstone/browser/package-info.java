/** Pages as people meet them: a browser, its keyboard, and the checks of WCAG 2.2. */
@NullMarked
package org.touchstone.browser;

import org.jspecify.annotations.NullMarked;
