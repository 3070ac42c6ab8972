package org.touchstone.catalogue;

/**
 * Where in the source something stands.
 *
 * @param document the document
 * @param section the section, and the list in it
 * @param position the position in that list, or the paragraph
 */
public record Source(String document, String section, String position) {

    /** The one document that everything in the catalogue comes from. */
    public static final String CURRICULUM = "Personalised Care Institute curriculum";

    /** The citation as printed: {@code Accreditation framework, course delivery, 1}. */
    @Override
    public String toString() {
        return section + ", " + position;
    }
}
