package org.touchstone.author.mutation;

/**
 * A ruleset with one small wrong change, which some example should notice.
 *
 * @param requirement the folder in which the change is made
 * @param rule the rule, the standard, the part or the parameter that is changed
 * @param file the file in which it stands, below the folder of rules
 * @param line the line on which it stands
 * @param change what is changed, in words
 * @param caughtBy what kind of example would notice it
 * @param wrong what it does to the ruleset
 */
public record Mutant(
        String requirement, String rule, String file, int line, String change, String caughtBy, WrongChange wrong) {

    @Override
    public String toString() {
        return file + ":" + line + ": \"" + rule + "\": " + change;
    }
}
