package org.touchstone.check.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.touchstone.check.located.Place;
import org.touchstone.check.submission.Answer;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;

/** Gathers what is said of one thing while a submission is gone through. */
final class FactsByName {

    /** What there is of a fact that is known not to be; never added to. */
    private static final List<Fact> NONE = new ArrayList<>(0);

    private final Subject subject;
    /** Most names have one fact; all have the same class of list, which makes going through them quick. */
    private final Map<String, List<Fact>> facts;

    private final Described described;

    /**
     * What is said of a thing, so far nothing.
     *
     * @param answers how many answers are about to be added
     */
    FactsByName(Subject subject, int answers) {
        this.subject = subject;
        this.facts = new HashMap<>(2 * answers + 8);
        this.described = new Described(subject, facts);
    }

    Described described() {
        return described;
    }

    Subject subject() {
        return subject;
    }

    /** See {@link Described#on(String)}. */
    List<Fact> on(String name) {
        return described.on(name);
    }

    void add(Answer answer) {
        Question question = answer.question();
        AnswerKind kind = question.answers();
        boolean negative = ((kind == AnswerKind.YES_NO || kind == AnswerKind.DESCRIPTION)
                        && answer.text().equals("no"))
                || (kind == AnswerKind.COUNT && answer.number() == 0)
                || answer.isNone();
        add(new Fact(
                subject,
                question,
                question.name(),
                answer.text(),
                answer.number(),
                answer.number(),
                negative,
                answer.place(),
                answer.evidence(),
                answer.note(),
                false));
    }

    /** Adds a fact that was worked out, and that no evidence is cited for. */
    void add(Question question, String text, double number, boolean negative, Place place) {
        add(question, text, number, number, negative, place);
    }

    /** Adds how many things a list holds: worked out, unless there are none, which the empty list says. */
    void addListed(Question question, int listed, boolean complete, boolean none, Place place) {
        double most = complete ? listed : Double.NaN;
        add(new Fact(
                subject,
                question,
                question.name(),
                Integer.toString(listed),
                listed,
                most,
                none,
                place,
                List.of(),
                "",
                !none));
    }

    /** Adds a fact that was worked out, with a size that is known only within bounds. */
    void add(Question question, String text, double number, double most, boolean negative, Place place) {
        add(new Fact(subject, question, question.name(), text, number, most, negative, place, List.of(), "", true));
    }

    /** Notes that a fact which would be worked out, and has not been, is known not to be. */
    void none(Question question) {
        facts.putIfAbsent(question.name(), NONE);
    }

    /** Takes back what was said under a name, so that it is as if nothing were said; gives what it was. */
    List<Fact> takeBack(String name) {
        List<Fact> said = facts.remove(name);
        return said == null ? List.of() : said;
    }

    private void add(Fact fact) {
        List<Fact> same = facts.get(fact.name());
        if (same == null || same.isEmpty()) {
            same = new ArrayList<>(1);
            facts.put(fact.name(), same);
        }
        same.add(fact);
    }
}
