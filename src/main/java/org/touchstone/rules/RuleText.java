package org.touchstone.rules;

import java.util.List;

/**
 * One rule as policy staff read it.
 *
 * @param requirement the folder it stands in
 * @param name its name
 * @param line the line on which it begins
 * @param when its conditions, as sentences
 * @param then its conclusion, as a sentence
 */
public record RuleText(String requirement, String name, int line, List<String> when, String then) {

    /** The rule's name across all requirements. */
    public String fullName() {
        return requirement + ": " + name;
    }
}
