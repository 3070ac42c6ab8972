package org.touchstone.author.examples;

import java.util.List;
import org.touchstone.check.located.Node;

/**
 * One small change to a course.
 *
 * @param kind what is done: {@code set}, {@code remove}, {@code add}; or {@code parameter}, which changes a number of the
 *     requirement and not the course
 * @param path where: the section, then an item's id or number from 1, then the key; or the parameter's name
 * @param value the new value; what it is does not matter for {@code remove}
 */
public record ExampleChange(String kind, String path, Node value) {

    static final List<String> KINDS = List.of("set", "remove", "add", "parameter");

    boolean isOfParameter() {
        return kind.equals("parameter");
    }
}
