package org.touchstone.check.facts;

import java.util.List;
import java.util.Optional;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.submission.Questions;

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
    private final CourseFacts facts;
    private final Numbers numbers;

    /**
     * Something asked.
     *
     * @param part the part
     * @param key the part's name across all requirements
     * @param number its place among all that is asked of the course
     * @param it what it is asked of
     * @param facts everything that is said of the course
     * @param numbers the numbers of the requirement that hold on the day
     */
    Asked(Part part, String key, int number, Described it, CourseFacts facts, Numbers numbers) {
        this.part = part;
        this.key = key;
        this.number = number;
        this.it = it;
        this.course = facts.course();
        this.facts = facts;
        this.numbers = numbers;
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

    /** Whether one fact answers the part by itself, and it applies whatever else is said. */
    public boolean isAnswered() {
        return part.answer().isPresent() && part.applies().isEmpty();
    }

    /** Whether a reviewer has to judge the answer. */
    public boolean isJudged() {
        return part.question().isPresent();
    }

    /** The course, of which it is asked or to which what it is asked of belongs. */
    public Described course() {
        return course;
    }

    /** What it is asked of. */
    public Described it() {
        return it;
    }

    /** The name of the fact that answers the part by itself; empty where there is none. */
    public String answer() {
        return part.answer().orElse("");
    }

    /** The things of a kind that the course describes, for what is asked to be held against. */
    public Those those(String kind) {
        return Those.all(facts.all(kind), facts.complete(kind), this);
    }

    /** Whatever a fact of this name is about: the course, or the thing asked. */
    public Described about(String name) {
        return name.startsWith(ABOUT_COURSE) ? course : it;
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

    /** See {@link Described#notGiven}. */
    public boolean notGiven(String name) {
        return about(name).notGiven(name);
    }

    /** See {@link Described#no}. */
    public boolean no(String name) {
        return about(name).no(name);
    }

    /** See {@link Described#notNo}. */
    public boolean notNo(String name) {
        return about(name).notNo(name);
    }

    /** See {@link Described#unsaid}. */
    public boolean unsaid(String name) {
        return about(name).unsaid(name);
    }

    /** See {@link Described#said}. */
    public boolean said(String name) {
        return about(name).said(name);
    }

    /** See {@link Described#is}. */
    public boolean is(String name, String value) {
        return about(name).is(name, value);
    }

    /** See {@link Described#is}. */
    public boolean is(String name, String... values) {
        return about(name).is(name, values);
    }

    /** See {@link Described#isNot}. */
    public boolean isNot(String name, String value) {
        return about(name).isNot(name, value);
    }

    /** See {@link Described#isNot}. */
    public boolean isNot(String name, String... values) {
        return about(name).isNot(name, values);
    }

    /** See {@link Described#size}. */
    public Bounds size(String name) {
        return about(name).size(name);
    }

    /** See {@link Described#compares}. */
    public boolean compares(String name, Relation relation, Bounds other) {
        return about(name).compares(name, relation, other);
    }

    /** See {@link Described#comparesNot}. */
    public boolean comparesNot(String name, Relation relation, Bounds other) {
        return about(name).comparesNot(name, relation, other);
    }

    /** See {@link Described#between}. */
    public boolean between(String name, Bounds least, Bounds most) {
        return about(name).between(name, least, most);
    }

    /** See {@link Described#notBetween}. */
    public boolean notBetween(String name, Bounds least, Bounds most) {
        return about(name).notBetween(name, least, most);
    }

    /** The value of a parameter for what it is asked of, a length of time in days; unknown where it is not set. */
    public Bounds parameter(String name) {
        return inForce(name)
                .map(parameter -> Bounds.of(parameter.isLengthOfTime() ? parameter.inDays() : parameter.number()))
                .orElse(Bounds.UNKNOWN);
    }

    /** Whether it is known that a parameter has no value on the day. */
    public boolean unset(String name) {
        Numbers.InForce inForce = numbers.of(name, it);
        return inForce.known() && inForce.parameter().isEmpty();
    }

    /** Whether it is known that a parameter has a value on the day. */
    public boolean isSet(String name) {
        return inForce(name).isPresent();
    }

    /** The parameter that is known to hold on the day for what it is asked of, if it has a value. */
    public Optional<Parameter> inForce(String name) {
        return numbers.of(name, it).parameter();
    }

    @Override
    public String toString() {
        return key + " of " + it.getId();
    }
}
