package org.touchstone.check.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.touchstone.check.catalogue.Days;
import org.touchstone.check.submission.Question;

/**
 * One rule: what it says, and how it is written.
 *
 * @param requirement the folder it stands in
 * @param name its name
 * @param line the line on which it begins
 * @param days when it holds
 * @param about what it is about
 * @param when what has to hold, all of it
 * @param said what it concludes
 * @param lines its conditions as they are written, with the first, which says what it is about
 * @param conclusion its conclusion as it is written
 */
public record Rule(
        String requirement,
        String name,
        int line,
        Days days,
        About about,
        List<Condition> when,
        Said said,
        List<Line> lines,
        Line conclusion) {

    public Rule {
        when = List.copyOf(when);
        lines = List.copyOf(lines);
    }

    /** The rule's name across all requirements. */
    public String fullName() {
        return requirement + ": " + name;
    }

    /** Its conditions as they are written, without the line that says what it is about. */
    public List<Line> conditions() {
        return lines.subList(Math.min(1, lines.size()), lines.size());
    }

    /** Whether it is about this part of its requirement by name. */
    public boolean isAbout(String partKey) {
        return about instanceof About.OnePart one && one.key().equals(partKey);
    }

    /** The questions that its conditions speak of. */
    public Set<Question> questions() {
        return SpokenOf.questions(when);
    }

    /** The kinds of things that its conditions speak of, besides what it is asked of. */
    public Set<String> kinds() {
        return SpokenOf.kinds(when);
    }

    /** The names of the numbers that its conditions speak of. */
    public Set<String> parameters() {
        return SpokenOf.parameters(when);
    }

    /** The names of the numbers that it provides for not being set. */
    public Set<String> parametersNotSet() {
        Set<String> notSet = new LinkedHashSet<>();
        when.stream()
                .filter(Condition.NotSet.class::isInstance)
                .forEach(condition -> notSet.add(((Condition.NotSet) condition).parameter()));
        return notSet;
    }

    /**
     * Whether what it concludes contradicts another rule that says that it is not met. What is only said in words does not:
     * no program can tell what words say, so a person reads them beside the plain answer.
     */
    public boolean speaksAgainstNotMet() {
        return said == Said.MET || (said == Said.TO_JUDGE && !RuleCheck.restsOnWords(this));
    }

    /** The same rule with other conditions or another conclusion, as when a wrong change is tried. */
    public Rule saying(List<Condition> otherWhen, Said otherSaid) {
        return new Rule(requirement, name, line, days, about, otherWhen, otherSaid, lines, conclusion);
    }

    /**
     * A line of a rule.
     *
     * @param number its number in the file, from 1
     * @param depth how many blocks it stands in; 0 where it stands in none
     * @param text what it says
     */
    public record Line(int number, int depth, String text) {

        /** The line as it is read in a list, set in by two blanks for each block. */
        public String indented() {
            return "  ".repeat(depth) + text;
        }
    }
}
