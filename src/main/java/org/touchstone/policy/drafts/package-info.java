/** Edits of policy staff come in; the files of a draft, what is wrong in them, and proposals to publish go out. */
@NullMarked
package org.touchstone.policy.drafts;

import org.jspecify.annotations.NullMarked;
