package org.touchstone.check.catalogue;

/**
 * Where in the source something stands.
 *
 * @param document the document
 * @param section the section, and the list in it
 * @param position the position in that list, or the paragraph
 */
public record Source(String document, String section, String position) {

    /** The document that every requirement comes from. Some material for advice comes from others. */
    public static final String CURRICULUM = "Personalised Care Institute curriculum";

    /** The citation as printed: {@code Accreditation framework, course delivery, 1}; other documents are named. */
    @Override
    public String toString() {
        return (document.equals(CURRICULUM) ? "" : document + ": ") + section + ", " + position;
    }
}
