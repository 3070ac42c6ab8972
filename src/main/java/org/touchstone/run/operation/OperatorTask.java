package org.touchstone.run.operation;

import java.util.Map;

/**
 * Something an operator can have done by a command. It runs where the data is open: in the running service, which is asked
 * over {@link ControlServer}, or in the process of the command itself.
 */
public interface OperatorTask {

    /** The name that commands know it by, such as {@code backup}. */
    String name();

    /**
     * Does it.
     *
     * @param arguments what the command was given, by name
     * @throws RefusedTaskException where it cannot be done as asked; nothing was changed
     */
    Ending run(Map<String, String> arguments) throws RefusedTaskException;
}
