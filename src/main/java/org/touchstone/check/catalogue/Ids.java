package org.touchstone.check.catalogue;

import java.util.HashSet;
import java.util.Set;
import org.touchstone.check.located.Fields;
import org.touchstone.check.located.Name;

/** The ids that the files of a catalogue declare, each once. */
final class Ids {

    private final Set<String> known = new HashSet<>();

    /** Reads an id; notes one that is something else's already. */
    String read(Fields fields, String key, Name sort) {
        String id = fields.name(key, sort);
        if (!id.isEmpty() && !known.add(id)) {
            fields.mistake(
                    fields.place(key), "\"" + id + "\" is the id of something else already.", "Give one another id.");
        }
        return id;
    }
}
