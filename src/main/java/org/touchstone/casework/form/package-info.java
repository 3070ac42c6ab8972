/** The text of a submission and what a person posted come in; pages of a web form and the changed text go out. */
@NullMarked
package org.touchstone.casework.form;

import org.jspecify.annotations.NullMarked;
