package org.touchstone.door.server;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.located.MistakesException;

/** The service could not be started, or its data not opened, for a reason that the operator can do something about. */
public final class StartFailedException extends Exception {

    private final transient @Nullable MistakesException mistakes;

    StartFailedException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.mistakes = null;
    }

    StartFailedException(MistakesException mistakes) {
        super("The ruleset is broken; the service was not started.", mistakes);
        this.mistakes = mistakes;
    }

    /** Why, as a sentence for the operator. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** Where a broken ruleset is the reason: its mistakes. */
    public Optional<MistakesException> brokenRuleset() {
        return Optional.ofNullable(mistakes);
    }
}
