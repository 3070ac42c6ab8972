package org.touchstone.check.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.touchstone.check.located.Words;

/**
 * What the sources suggest and do not ask for: material for advice, never for a finding.
 *
 * @param methods ways to learn
 * @param verbs groups of verbs for learning outcomes
 * @param skills the core communication skills
 * @param behaviours how practitioners of each component behave
 * @param assessmentKinds kinds of assessment
 * @param drivers strategies, professional codes and workforce frameworks
 */
public record Guidance(
        List<Method> methods,
        List<Verbs> verbs,
        List<Skill> skills,
        List<Behaviour> behaviours,
        List<AssessmentKind> assessmentKinds,
        List<Driver> drivers) {

    /** What stands for the general table of ways to learn where an element's id stands for its own table. */
    public static final String GENERAL_TABLE = "TABLE3";

    /**
     * How a submission shows that a course has something.
     *
     * @param shownBy choices, or the words of questions: any of them answered shows it
     * @param namedBy words, or beginnings of words, in plain letters with a space before each: any of them in a plain text
     *     shows it
     */
    public record Signs(List<String> shownBy, List<String> namedBy) {

        public Signs {
            namedBy = namedBy.stream().map(word -> " " + Words.plain(word)).toList();
        }
    }

    /**
     * A way to learn.
     *
     * @param element the id of the element whose table lists it, or {@link Guidance#GENERAL_TABLE}
     * @param name what it is called
     * @param levels the levels it is suggested at; empty where the table gives none
     * @param signs what shows that a course uses it
     * @param note what is odd or to be kept in mind about it
     * @param source where it stands
     */
    public record Method(
            String element, String name, List<Integer> levels, Signs signs, Optional<String> note, Source source) {

        /** Whether it is suggested at one of these levels. */
        public boolean suits(Collection<Integer> claimed) {
            return levels.isEmpty() || levels.stream().anyMatch(claimed::contains);
        }
    }

    /**
     * Verbs that outcomes may begin with.
     *
     * @param group what they ask of a learner
     * @param example the one to name as an example
     * @param verbs all of them, the example included
     * @param source where they stand
     */
    public record Verbs(String group, String example, List<String> verbs, Source source) {}

    /**
     * A core communication skill.
     *
     * @param name what it is called
     * @param signs what shows that a course names it
     * @param source where it stands
     */
    public record Skill(String name, Signs signs, Source source) {}

    /**
     * How practitioners of a component behave.
     *
     * @param id such as {@code SDM-BEH-01}
     * @param element the component's id
     * @param name a few words for it
     * @param asks the whole of it in our own words, to be read after "The practitioner"
     * @param source where it stands
     */
    public record Behaviour(String id, String element, String name, String asks, Source source) {}

    /**
     * A kind of assessment.
     *
     * @param id such as {@code workplace}
     * @param name what it is called
     * @param levels the levels at which we suggest it; the source gives none
     * @param signs the forms of assessment that are of this kind
     * @param examples the source's examples; may be empty
     * @param source where it stands
     */
    public record AssessmentKind(
            String id, String name, List<Integer> levels, Signs signs, List<String> examples, Source source) {

        /** Whether it is suggested at one of these levels. */
        public boolean suits(Collection<Integer> claimed) {
            return levels.stream().anyMatch(claimed::contains);
        }
    }

    /**
     * A strategy, professional code or workforce framework.
     *
     * @param name what it is called, with what it says of personalised care
     * @param kind one of {@link #KINDS}
     * @param signs words for the professions, settings and places it concerns
     * @param source where it stands
     */
    public record Driver(String name, String kind, Signs signs, Source source) {

        /** The kinds of driver. */
        public static final List<String> KINDS =
                List.of("strategic driver", "professional code", "workforce framework");
    }
}
