package org.touchstone.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.touchstone.catalogue.Parameter;
import org.touchstone.catalogue.Part;
import org.touchstone.submission.Questions;

/**
 * One part of a requirement, asked of one thing because some standard in scope asks for it. Rules put their questions to
 * it: about the thing, about the course and about the requirement's parameters.
 */
public final class Asked {

    private static final String ABOUT_COURSE = Questions.COURSE + ".";

    private final Part part;
    private final String key;
    private final int number;
    private final Described it;
    private final Described course;
    private final Map<String, Parameter> parameters;

    /**
     * Something asked.
     *
     * @param part the part
     * @param key the part's name across all requirements
     * @param number its place among all that is asked of the course
     * @param it what it is asked of
     * @param course the course
     * @param parameters the requirement's parameters that have a value on the day, by name
     */
    Asked(Part part, String key, int number, Described it, Described course, Map<String, Parameter> parameters) {
        this.part = part;
        this.key = key;
        this.number = number;
        this.it = it;
        this.course = course;
        this.parameters = parameters;
    }

    public Part part() {
        return part;
    }

    public Subject subject() {
        return it.subject();
    }

    /** Its place among all that is asked of the course, from 0. */
    public int number() {
        return number;
    }

    /** The part's name across all requirements. */
    public String getKey() {
        return key;
    }

    /** The id of what it is asked of. */
    public String getId() {
        return it.getId();
    }

    /** Whether one fact answers the part by itself. */
    public boolean isAnswered() {
        return part.answer().isPresent();
    }

    /** Whether a reviewer has to judge the answer. */
    public boolean isJudged() {
        return part.question().isPresent();
    }

    /** Whether the fact that answers the part is given. */
    public boolean answerGiven() {
        return given(answer());
    }

    /** Whether the fact that answers the part says that there is none. */
    public boolean answerNo() {
        return no(answer());
    }

    private String answer() {
        return part.answer().orElse("");
    }

    /** Whatever a fact of this name is about: the course, or the thing asked. */
    private Described about(String name) {
        return name.startsWith(ABOUT_COURSE) ? course : it;
    }

    /** The facts that answer the part by themselves. */
    public List<Fact> onAnswer() {
        return on(answer());
    }

    /** See {@link Described#on(String)}. */
    public List<Fact> on(String name) {
        return about(name).on(name);
    }

    /** See {@link Described#on(String, String)}. */
    public List<Fact> on(String name, String value) {
        return about(name).on(name, value);
    }

    /** See {@link Described#given}. */
    public boolean given(String name) {
        return about(name).given(name);
    }

    /** See {@link Described#no}. */
    public boolean no(String name) {
        return about(name).no(name);
    }

    /** See {@link Described#unsaid}. */
    public boolean unsaid(String name) {
        return about(name).unsaid(name);
    }

    /** See {@link Described#is}. */
    public boolean is(String name, String value) {
        return about(name).is(name, value);
    }

    /** See {@link Described#isOther}. */
    public boolean isOther(String name, String value) {
        return about(name).isOther(name, value);
    }

    /** See {@link Described#more}. */
    public boolean more(String name, double than) {
        return about(name).more(name, than);
    }

    /** See {@link Described#less}. */
    public boolean less(String name, double than) {
        return about(name).less(name, than);
    }

    /** See {@link Described#atLeast}. */
    public boolean atLeast(String name, double least) {
        return about(name).atLeast(name, least);
    }

    /** See {@link Described#atMost}. */
    public boolean atMost(String name, double most) {
        return about(name).atMost(name, most);
    }

    /** See {@link Described#exactly}. */
    public boolean exactly(String name, double number) {
        return about(name).exactly(name, number);
    }

    /** Whether two sizes are said, of it or of the course, the first greater than the second. */
    public boolean moreThanIts(String name, String other) {
        for (Fact fact : on(other)) {
            if (more(name, fact.number())) {
                return true;
            }
        }
        return false;
    }

    /** Whether two sizes are said, of it or of the course, that differ. */
    public boolean differsFromIts(String name, String other) {
        return moreThanIts(name, other) || moreThanIts(other, name);
    }

    /** The value of a parameter; {@code NaN}, which no comparison holds for, where it is not set. */
    public double parameter(String name) {
        Parameter parameter = parameters.get(name);
        return parameter == null ? Double.NaN : parameter.number();
    }

    /** Whether a parameter has no value on the day. */
    public boolean unset(String parameter) {
        return !parameters.containsKey(parameter);
    }

    /** The parameters of these names that have a value. */
    public List<Parameter> compared(String... names) {
        if (names.length == 0) {
            return List.of();
        }
        List<Parameter> compared = new ArrayList<>(names.length);
        for (String name : names) {
            Parameter parameter = parameters.get(name);
            if (parameter != null) {
                compared.add(parameter);
            }
        }
        return compared;
    }

    @Override
    public String toString() {
        return key + " of " + it.getId();
    }
}
