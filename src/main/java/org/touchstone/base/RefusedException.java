package org.touchstone.base;

/** What a person asked for cannot be done as they asked; the message is the key of a sentence that says why. */
public final class RefusedException extends RuntimeException {

    private final String field;

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

    public String field() {
        return field;
    }

    /** The key of the sentence to show. */
    public String messageKey() {
        return String.valueOf(getMessage());
    }
}
