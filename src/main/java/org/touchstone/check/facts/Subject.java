package org.touchstone.check.facts;

import org.touchstone.check.located.Place;
import org.touchstone.check.submission.Item;

/**
 * What facts and findings are about: the course, one session, one claimed element, one curriculum outcome ...
 *
 * @param kind {@code course}, {@code session}, {@code element}, {@code curriculum outcome} ...
 * @param id unique among its kind
 * @param label how it is named in a sentence
 * @param place where it stands in the submission
 */
public record Subject(String kind, String id, String label, Place place) {

    /** What people call it who write its id: that, or its name where the form has made the id. */
    public String called() {
        return Item.isMadeId(kind, id) ? "\"" + label + "\"" : id;
    }

    /** Subjects are the same when they are of the same kind and id, wherever they stand. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Subject subject && id.equals(subject.id) && kind.equals(subject.kind);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
