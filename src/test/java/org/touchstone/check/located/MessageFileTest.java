package org.touchstone.check.located;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class MessageFileTest {

    private static final List<Object[]> ARGUMENTS = List.of(
            new Object[] {"one"},
            new Object[] {"it's {0}", "$1", "", "\uE000", "five"},
            new Object[] {1, "two", 3},
            new Object[] {"a", 1234, 0, "d"});

    /** Most are filled in by a way of their own, which has to come to the same. */
    @Test
    void everyMessageIsFilledInAsByMessageFormat() {
        for (String name :
                List.of("org.touchstone.check.explanation.messages", "org.touchstone.check.advice.messages")) {
            MessageFile file = new MessageFile(name);
            ResourceBundle words = ResourceBundle.getBundle(name, Locale.UK);
            for (String key : words.keySet()) {
                MessageFormat format = new MessageFormat(words.getString(key), Locale.UK);
                for (Object[] arguments : ARGUMENTS) {
                    if (takes(format, arguments)) {
                        assertThat(file.filled(key, arguments)).as(key).isEqualTo(format.format(arguments));
                    }
                }
            }
        }
    }

    /** Whether what is to be written as a number, or chosen by one, is one. */
    private static boolean takes(MessageFormat format, Object... arguments) {
        for (int i = 0; i < format.getFormatsByArgumentIndex().length; i++) {
            if (format.getFormatsByArgumentIndex()[i] != null
                    && (i >= arguments.length || !(arguments[i] instanceof Number))) {
                return false;
            }
        }
        return true;
    }
}
