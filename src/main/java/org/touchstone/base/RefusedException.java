package org.touchstone.base;

import java.util.ArrayList;
import java.util.List;

/** What a person asked for cannot be done as they asked; the message is the key of a sentence that says why. */
public final class RefusedException extends RuntimeException {

    private final String field;
    private final List<RefusedException> others = new ArrayList<>();

    /**
     * A refusal.
     *
     * @param field the field of the form that has to change; empty where it is none
     * @param messageKey the key of the sentence to show
     */
    public RefusedException(String field, String messageKey) {
        super(messageKey, null, false, false);
        this.field = field;
    }

    /**
     * Looks at all that a person sent, and not only up to the first mistake.
     *
     * @throws RefusedException where one of them refuses; with those of the others
     */
    public static void together(Runnable... looks) {
        List<RefusedException> refused = new ArrayList<>();
        for (Runnable look : looks) {
            try {
                look.run();
            } catch (RefusedException e) {
                refused.addAll(e.all());
            }
        }
        if (!refused.isEmpty()) {
            RefusedException first = refused.get(0);
            first.others.clear();
            first.others.addAll(refused.subList(1, refused.size()));
            throw first;
        }
    }

    /** This refusal, and those that were found together with it. */
    public List<RefusedException> all() {
        List<RefusedException> all = new ArrayList<>(List.of(this));
        all.addAll(others);
        return all;
    }

    public String field() {
        return field;
    }

    /** The key of the sentence to show. */
    public String messageKey() {
        return String.valueOf(getMessage());
    }
}
