/** Files that are sent, to browsers and to programs alike: the papers of a decision, archives, documents. */
@NullMarked
package org.touchstone.door.files;

import org.jspecify.annotations.NullMarked;
