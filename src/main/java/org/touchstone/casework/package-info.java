/** What a provider does with one course comes in; drafts, documents and submitted versions with their reports go out. */
@NullMarked
package org.touchstone.casework;

import org.jspecify.annotations.NullMarked;
