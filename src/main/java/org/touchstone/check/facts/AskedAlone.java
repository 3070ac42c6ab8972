package org.touchstone.check.facts;

import java.time.LocalDate;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Part;

/** Asks one part of things by itself, whether or not a standard in scope asks for it. */
public final class AskedAlone {

    private final Part part;
    private final Numbers numbers = new Numbers();

    /**
     * Asks a part.
     *
     * @param part the part
     * @param catalogue where its numbers stand
     * @param asOf the day whose numbers hold
     */
    public AskedAlone(Part part, Catalogue catalogue, LocalDate asOf) {
        this.part = part;
        catalogue.parameters(asOf).stream()
                .filter(parameter -> parameter.requirement().equals(part.requirement()))
                .forEach(numbers::add);
        catalogue.specialParameters(asOf).stream()
                .filter(parameter -> parameter.requirement().equals(part.requirement()))
                .forEach(numbers::add);
    }

    /** The part, asked of one thing of a course. */
    public Asked of(Described it, CourseFacts course) {
        return new Asked(part, part.key(), 0, it, course, numbers);
    }
}
