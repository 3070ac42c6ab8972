package org.touchstone.check.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.catalogue.Standard;
import org.touchstone.check.catalogue.Strength;
import org.touchstone.check.explanation.Explanation;
import org.touchstone.check.explanation.Reluctance;
import org.touchstone.check.facts.Subject;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.judgement.Point;

/** One requirement as people judge it. What the provider says is judged once, for all the standards that rest on it. */
public final class Matter {

    private static final Set<Outcome> FOR_A_PERSON = EnumSet.of(Outcome.NEEDS_JUDGEMENT, Outcome.CONFLICTING);

    private final String requirement;
    private final String title;
    private final List<Item> toJudge;
    private final List<Item> found;
    private @Nullable List<ReviewQuestion> questions;

    private Matter(String requirement, String title, List<Item> toJudge, List<Item> found) {
        this.requirement = requirement;
        this.title = title;
        this.toJudge = List.copyOf(toJudge);
        this.found = List.copyOf(found);
    }

    /** The id of the requirement. */
    public String requirement() {
        return requirement;
    }

    /** What it is called. */
    public String title() {
        return title;
    }

    /** The points that need a person. */
    public List<Item> toJudge() {
        return toJudge;
    }

    /** The points that the rules settled, or that the submission leaves unsaid. */
    public List<Item> found() {
        return found;
    }

    /** What is asked of these points, and where: each once, for many of them are asked the same. */
    public List<EntryInWords> grounds() {
        Map<Object, EntryInWords> once = new LinkedHashMap<>();
        found.stream().map(Item::words).forEach(words -> once.putIfAbsent(words.grounds(), words));
        return List.copyOf(once.values());
    }

    /** A point with what there is to read on it; that is put into words when somebody reads it. */
    public static final class Item {

        private final Point point;
        private final Entry entry;
        private final Report report;
        private @Nullable EntryInWords words;
        private @Nullable Set<Object> ties;

        private Item(Point point, Entry entry, Report report) {
            this.point = point;
            this.entry = entry;
            this.report = report;
        }

        public Point point() {
            return point;
        }

        /** What it is about, where that is not the course; may be empty. */
        public String about() {
            Subject target = entry.first().finding().target();
            return target.kind().equals("course") ? "" : target.label();
        }

        /** What the rules found. */
        public Outcome outcome() {
            return entry.first().finding().outcome();
        }

        /** The finding in words. */
        public EntryInWords words() {
            EntryInWords known = words;
            if (known == null) {
                known = EntryInWords.of(entry, report);
                words = known;
            }
            return known;
        }

        /**
         * What it shares with the points that are judged at once with it: its part, a standard, or all the answers that it rests
         * on. It has no ties where it needs a look of its own: where what is said conflicts, where words may be a refusal, and
         * where something is asked where appropriate and is not done. What is recommended is not tied to what is required, nor by a
         * standard what is asked of a topic to what is asked of the course.
         */
        Set<Object> ties() {
            Set<Object> known = ties;
            if (known == null) {
                known = alone() ? Set.of() : Set.copyOf(shared());
                ties = known;
            }
            return known;
        }

        private boolean alone() {
            return outcome() != Outcome.NEEDS_JUDGEMENT
                    || entry.explanations().stream()
                            .map(Explanation::finding)
                            .anyMatch(finding -> finding.denied()
                                    || finding.facts().stream()
                                            .anyMatch(fact ->
                                                    Reluctance.hint(fact).isPresent()));
        }

        private Set<Object> shared() {
            Set<Object> shared = new HashSet<>();
            for (Explanation each : entry.explanations()) {
                Finding finding = each.finding();
                boolean recommended = finding.strength() == Strength.RECOMMENDED;
                boolean ofTopic = finding.target().kind().equals("element");
                shared.add(List.of(recommended, "part", finding.part().key()));
                shared.add(List.of(recommended, "standard", finding.standard().id(), ofTopic));
                finding.alsoStandards().forEach(id -> shared.add(List.of(recommended, "standard", id, ofTopic)));
                Set<String> answers = finding.facts().stream()
                        .map(fact -> fact.place().pointer())
                        .collect(Collectors.toSet());
                if (!answers.isEmpty()) {
                    shared.add(List.of(recommended, "answers", answers));
                }
            }
            return shared;
        }

        /** What a person is asked of it, with what it is about where the question does not say so. */
        public String question() {
            String asks = words().questions().isEmpty() ? words().asks() : String.join(" ", words().questions());
            boolean said = asks.toLowerCase(Locale.UK).contains(about().toLowerCase(Locale.UK));
            return said ? asks : about() + ": " + asks;
        }

        /** Where in the submission the facts stand. */
        public Set<String> pointers() {
            return entry.explanations().stream()
                    .flatMap(each -> Stream.concat(each.finding().facts().stream(), each.finding().shown().stream()))
                    .map(fact -> fact.place().pointer())
                    .collect(Collectors.toSet());
        }
    }

    /** The matters of a report, in the order of the rules. */
    public static List<Matter> of(Report report) {
        Map<String, Map<Point, List<Explanation>>> byRequirement = new LinkedHashMap<>();
        for (Explanation each : report.explanations()) {
            byRequirement
                    .computeIfAbsent(each.finding().part().requirement(), key -> new LinkedHashMap<>())
                    .computeIfAbsent(Point.of(each.finding()), key -> new ArrayList<>())
                    .add(each);
        }
        List<Matter> matters = new ArrayList<>();
        byRequirement.forEach((id, points) -> {
            Requirement requirement =
                    report.requirement(points.values().iterator().next().get(0).finding());
            Map<Boolean, List<Item>> items = inOrder(points.keySet()).stream()
                    .map(point -> item(point, points.getOrDefault(point, List.of()), report))
                    .collect(Collectors.partitioningBy(item -> FOR_A_PERSON.contains(item.outcome())));
            matters.add(new Matter(
                    id,
                    requirement.title(),
                    items.getOrDefault(true, List.of()),
                    items.getOrDefault(false, List.of())));
        });
        return List.copyOf(matters);
    }

    /** Points in their order, and those of one part that are about outcomes by the numbers in the ids of these. */
    private static List<Point> inOrder(Set<Point> points) {
        Map<String, Iterator<Point>> ofOutcomes = new HashMap<>();
        points.stream()
                .filter(Matter::isOfOutcome)
                .collect(Collectors.groupingBy(Point::part))
                .forEach((part, ofPart) -> ofOutcomes.put(
                        part,
                        ofPart.stream()
                                .sorted(Comparator.comparing(Point::target, ByNature.ORDER))
                                .iterator()));
        return points.stream()
                .map(point -> Optional.ofNullable(ofOutcomes.get(point.part()))
                        .filter(inOrder -> isOfOutcome(point))
                        .map(Iterator::next)
                        .orElse(point))
                .toList();
    }

    private static boolean isOfOutcome(Point point) {
        return point.kind().equals("outcome");
    }

    /** What a submission leaves open that the rules require, as its provider is asked for it. */
    public static List<String> unsaid(Report report) {
        return of(report).stream()
                .flatMap(matter -> matter.all().stream())
                .filter(item -> item.outcome() == Outcome.NOT_STATED || item.outcome() == Outcome.CONFLICTING)
                .flatMap(item -> item.outcome() == Outcome.NOT_STATED
                        ? item.words().missing().stream().map(missing -> missing.ask())
                        : item.words().reasons().stream())
                .distinct()
                .toList();
    }

    /** The standards that are asked of a course. */
    public static Set<String> standards(Report report) {
        return of(report).stream()
                .flatMap(matter -> matter.all().stream())
                .flatMap(item -> item.words().standards().stream())
                .collect(Collectors.toSet());
    }

    private static Item item(Point point, List<Explanation> explanations, Report report) {
        List<Standard> standards = explanations.stream()
                .map(each -> each.finding().standard())
                .distinct()
                .toList();
        return new Item(point, new Entry(standards, explanations, explanations.size()), report);
    }

    /** The same, where some points do not need a person any more. */
    public Matter without(Set<Point> settled) {
        Map<Boolean, List<Item>> items =
                toJudge.stream().collect(Collectors.partitioningBy(item -> settled.contains(item.point())));
        return new Matter(
                requirement,
                title,
                items.getOrDefault(false, List.of()),
                Stream.concat(items.getOrDefault(true, List.of()).stream(), found.stream())
                        .toList());
    }

    /** What a person judges of it, each question at once; it is put together when somebody asks for it. */
    public List<ReviewQuestion> questions() {
        List<ReviewQuestion> known = questions;
        if (known == null) {
            known = ReviewQuestion.in(toJudge);
            questions = known;
        }
        return known;
    }

    /** All of its points, those that need a person first. */
    public List<Item> all() {
        return Stream.concat(toJudge.stream(), found.stream()).toList();
    }
}
