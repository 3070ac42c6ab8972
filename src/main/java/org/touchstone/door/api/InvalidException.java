package org.touchstone.door.api;

import java.util.List;

/** A request of a program cannot be answered as it stands. */
public final class InvalidException extends RuntimeException {

    private final ProblemKind kind;
    private final transient List<Object> arguments;

    /**
     * A request that cannot be answered.
     *
     * @param key the key of the sentence that says why and what to do
     * @param arguments what the sentence names
     */
    InvalidException(ProblemKind kind, String key, Object... arguments) {
        super(key, null, false, false);
        this.kind = kind;
        this.arguments = List.of(arguments);
    }

    public ProblemKind kind() {
        return kind;
    }

    String key() {
        return String.valueOf(getMessage());
    }

    Object[] arguments() {
        return arguments.toArray();
    }
}
