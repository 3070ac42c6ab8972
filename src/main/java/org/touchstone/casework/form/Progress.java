package org.touchstone.casework.form;

/**
 * How far the answers of a section, an item or a page have come.
 *
 * @param asked how many answers what the course claims asks for, in every item of a list
 * @param answered how many of these there are
 * @param mistakes how many mistakes there are
 * @param state how far that is
 */
public record Progress(int asked, int answered, int mistakes, State state) {

    static Progress of(int asked, int answered, int mistakes) {
        State state = asked == 0
                ? State.NOT_ASKED
                : answered == 0 ? State.NOT_STARTED : answered < asked ? State.STARTED : State.DONE;
        return new Progress(asked, answered, mistakes, state);
    }

    /** How far something has come. */
    public enum State {
        NOT_ASKED,
        NOT_STARTED,
        STARTED,
        DONE
    }
}
