package org.touchstone.run.operation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.touchstone.base.RefusedException;
import org.touchstone.casework.courses.StoreAwayException;

/** Has an operator's tasks done. */
@Component
public class Operator {

    private static final Logger LOG = LoggerFactory.getLogger(Operator.class);

    private final List<OperatorTask> tasks;
    private final MessageSource messages;

    Operator(List<OperatorTask> tasks, MessageSource messages) {
        this.tasks = tasks;
        this.messages = messages;
    }

    /** Has a task done; what goes wrong is in the outcome. */
    public Ending run(String name, Map<String, String> arguments) {
        try {
            for (OperatorTask task : tasks) {
                if (task.name().equals(name)) {
                    return task.run(arguments);
                }
            }
            return new Ending(Ending.Result.REFUSED, List.of("The service knows no task " + name + "."));
        } catch (RefusedTaskException e) {
            return new Ending(Ending.Result.REFUSED, List.of(String.valueOf(e.getMessage())));
        } catch (StoreAwayException e) {
            return new Ending(Ending.Result.REFUSED, List.of(String.valueOf(e.getMessage())));
        } catch (RefusedException e) {
            String key = e.messageKey();
            return new Ending(
                    Ending.Result.REFUSED, List.of(String.valueOf(messages.getMessage(key, null, key, Locale.UK))));
        } catch (RuntimeException e) {
            LOG.error("the task {} failed: {}", name, e.getClass().getName());
            return new Ending(Ending.Result.BROKEN, List.of(e.toString()));
        }
    }
}
