package org.touchstone.check.report;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.catalogue.Strength;
import org.touchstone.check.explanation.Explanation;
import org.touchstone.check.explanation.Messages;
import org.touchstone.check.explanation.Missing;
import org.touchstone.check.explanation.ReadableValues;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.Described;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.facts.NeededQuestions;
import org.touchstone.check.facts.Subject;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Section;

/**
 * What a course leaves unsaid, answer by answer.
 *
 * @param sections the sections in which something is left to answer; those that most findings wait for come first
 * @param next the answers in the order in which they settle most
 * @param counts how many of the questions of each section the course answers
 * @param waiting how many findings wait for an answer
 */
public record LeftToAnswer(List<InSection> sections, List<OpenQuestion> next, List<Count> counts, int waiting) {

    /**
     * How many of the questions of a section are answered. A question that is asked of several things is one, and is answered
     * where nothing waits for it any more.
     *
     * @param section the section
     * @param open those that are not: a finding waits for each
     * @param answered how many are
     */
    public record Count(Section section, Set<Question> open, int answered) {

        /** How many there are. */
        public int asked() {
            return answered + open.size();
        }
    }

    /**
     * What is left to answer in one section; what most findings wait for comes first.
     *
     * @param section the section
     * @param questions what is left to answer
     * @param waiting how many findings wait for one of these answers, or for several
     */
    public record InSection(Section section, List<OpenQuestion> questions, int waiting) {}

    /** The count of a section; nothing where it holds no answers, but documents that show them. */
    public Optional<Count> in(Section section) {
        return counts.stream().filter(count -> count.section().equals(section)).findFirst();
    }

    /** How many of the questions that the course is asked it answers. */
    public int answered() {
        return counts.stream().mapToInt(Count::answered).sum();
    }

    /** How many questions are left to answer. */
    public int open() {
        return next.size();
    }

    /** How many questions the course is asked: those it answers, and those that are left. */
    public int asked() {
        return counts.stream().mapToInt(Count::asked).sum();
    }

    static LeftToAnswer of(Report report) {
        Gathering gathering = new Gathering(report.assessment());
        report.explanations().forEach(gathering::add);
        return gathering.done();
    }

    /** One question, with the findings that wait for it, by their numbers. */
    private static final class Waited {

        private final Section section;
        private final Question question;
        private final String ask;
        private final int place;
        private final Set<String> pointers = new LinkedHashSet<>();
        private final Set<String> items = new TreeSet<>(ByNature.ORDER);
        private final Set<String> said = new LinkedHashSet<>();
        private final BitSet findings = new BitSet();

        Waited(Section section, Question question, String ask, int place) {
            this.section = section;
            this.question = question;
            this.ask = ask;
            this.place = place;
        }
    }

    private static final class Gathering {

        private final Assessment assessment;
        private final Questions questions;
        private final Map<Question, Integer> places = new HashMap<>();
        private final Map<Question, Waited> waited = new LinkedHashMap<>();
        private final BitSet required = new BitSet();
        private final List<Integer> missing = new ArrayList<>();

        Gathering(Assessment assessment) {
            this.assessment = assessment;
            questions = assessment.ruleset().catalogue().questions();
            for (Section section : questions.sections()) {
                if (section.list()) {
                    places.put(questions.listed(section), places.size());
                }
                section.questions().forEach(question -> places.put(question, places.size()));
                section.complete().ifPresent(question -> places.put(question, places.size()));
            }
        }

        void add(Explanation explanation) {
            Finding finding = explanation.finding();
            if (finding.outcome() != Outcome.NOT_STATED || finding.missing().isEmpty()) {
                return;
            }
            int number = missing.size();
            Set<Question> wanted = new HashSet<>();
            for (int i = 0; i < finding.missing().size(); i++) {
                Question question = finding.missing().get(i);
                Missing inWords = explanation.missing().get(i);
                questions.asking(question).ifPresent(section -> {
                    wanted.add(question);
                    Waited each = waited.computeIfAbsent(
                            question, q -> new Waited(section, q, inWords.ask(), places.getOrDefault(q, 0)));
                    each.pointers.add(inWords.pointer());
                    inWords.notes().forEach(note -> each.said.add(Messages.text("report.left.nothing-yet", note)));
                    each.findings.set(number);
                    describe(each, finding.target());
                });
            }
            required.set(number, finding.strength() != Strength.RECOMMENDED);
            missing.add(wanted.size());
        }

        /** Notes what the question is still to be answered for, and what is written there now. */
        private void describe(Waited each, Subject target) {
            CourseFacts course = assessment.course();
            String kind = each.question.kind();
            boolean once = kind.equals(Questions.COURSE)
                    || (kind.equals("element") && course.claims().size() == 1);
            questions
                    .counts(each.question)
                    .filter(course.submission()::isSaidToBeComplete)
                    .ifPresent(list -> each.said.add(Messages.text("report.left.complete-without-list")));
            List<Described> meant = course.things(kind).stream()
                    .filter(thing ->
                            !kind.equals(target.kind()) || thing.getId().equals(target.id()))
                    .filter(thing -> course.asks(each.question, thing))
                    .toList();
            List<Described> silent = meant.stream()
                    .filter(thing -> thing.unsaid(each.question.name()))
                    .toList();
            for (Described thing : silent.isEmpty() ? meant : silent) {
                List<Fact> facts = thing.on(each.question.name());
                facts.forEach(fact -> each.said.add(ReadableValues.of(fact)));
                if (!once && (facts.isEmpty() || kind.equals(target.kind()))) {
                    each.items.add(thing.subject().label());
                }
            }
        }

        LeftToAnswer done() {
            List<Waited> all = new ArrayList<>(waited.values());
            Map<Section, List<Waited>> bySection = new LinkedHashMap<>();
            all.sort(Comparator.comparingInt((Waited each) -> -count(each.findings, required))
                    .thenComparingInt(each -> -each.findings.cardinality())
                    .thenComparingInt(each -> each.place));
            all.forEach(each -> bySection
                    .computeIfAbsent(each.section, s -> new ArrayList<>())
                    .add(each));
            List<InSection> inSections = new ArrayList<>();
            bySection.forEach((section, some) -> inSections.add(new InSection(
                    section, some.stream().map(this::open).toList(), union(some).cardinality())));
            inSections.sort(Comparator.comparingInt(each -> -each.waiting()));
            return new LeftToAnswer(
                    List.copyOf(inSections),
                    mostFirst(all).stream().map(this::open).toList(),
                    counts(waited.keySet()),
                    missing.size());
        }

        private static BitSet union(List<Waited> some) {
            BitSet union = new BitSet();
            some.forEach(each -> union.or(each.findings));
            return union;
        }

        private OpenQuestion open(Waited each) {
            return new OpenQuestion(
                    each.section,
                    each.question,
                    each.ask,
                    List.copyOf(each.pointers),
                    List.copyOf(each.items),
                    List.copyOf(each.said),
                    each.findings.cardinality(),
                    count(each.findings, required),
                    (int) each.findings.stream()
                            .filter(number -> missing.get(number) == 1)
                            .count());
        }

        /**
         * Each time, what settles most together with what was chosen before; of those alike, what most findings wait for.
         */
        private List<Waited> mostFirst(List<Waited> all) {
            List<Waited> left = new ArrayList<>(all);
            List<Waited> chosen = new ArrayList<>();
            int[] open = missing.stream().mapToInt(Integer::intValue).toArray();
            while (!left.isEmpty()) {
                Waited best = left.get(0);
                int most = -1;
                for (Waited each : left) {
                    int settles = (int) each.findings.stream()
                            .filter(number -> open[number] == 1 && required.get(number))
                            .count();
                    if (settles > most) {
                        most = settles;
                        best = each;
                    }
                }
                chosen.add(best);
                left.remove(best);
                best.findings.stream().forEach(number -> open[number]--);
            }
            return chosen;
        }

        private static int count(BitSet findings, BitSet among) {
            BitSet both = (BitSet) findings.clone();
            both.and(among);
            return both.cardinality();
        }

        /** What each section answers, and what of it is open. */
        private List<Count> counts(Set<Question> waited) {
            CourseFacts course = assessment.course();
            NeededQuestions needed = new NeededQuestions(assessment.ruleset().catalogue(), course.claims());
            List<Count> counts = new ArrayList<>();
            for (Section section : questions.sections()) {
                if (section.kind().equals("document")) {
                    continue; // A document that is cited shows an answer, and is none.
                }
                Set<Question> asked = new LinkedHashSet<>(needed.of(section));
                Optional<Question> complete = needed.complete(section);
                complete.ifPresent(asked::add);
                if (section.list() && !asked.isEmpty()) {
                    asked.add(questions.listed(section));
                }
                waited.stream()
                        .filter(question -> questions
                                .asking(question)
                                .filter(section::equals)
                                .isPresent())
                        .forEach(asked::add);
                Set<Question> open = new LinkedHashSet<>(asked);
                open.retainAll(waited);
                int answered = (int) asked.stream()
                        .filter(question -> !open.contains(question) && counts(question, needed))
                        .filter(question -> course.things(question.kind()).stream()
                                .anyMatch(thing -> !thing.unsaid(question.name())))
                        .count();
                counts.add(new Count(section, Set.copyOf(open), answered));
            }
            return List.copyOf(counts);
        }

        /** Whether a question counts: not one that is only for a letter or the register, for which no finding waits. */
        private static boolean counts(Question question, NeededQuestions needed) {
            return question.must()
                    || question.keptFor().isEmpty()
                    || !needed.standards(question).isEmpty();
        }
    }
}
