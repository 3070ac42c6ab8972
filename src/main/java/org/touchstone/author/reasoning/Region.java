package org.touchstone.author.reasoning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.touchstone.check.explanation.ReadableValues;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;

/** Says in words which answers belong together. */
final class Region {

    private Region() {}

    /** In words, what a course says where the answer to a question is one of these. */
    static String answer(Question question, Collection<Given> classes) {
        Set<String> ways = new LinkedHashSet<>();
        if (question.answers().isNumeric()) {
            ways.addAll(ranges(question, classes));
        }
        for (Given given : classes) {
            boolean sized = question.answers().isNumeric() && !given.texts().isEmpty();
            if (given.kind() == Given.Kind.UNSAID) {
                ways.add(ReasoningWords.text("answer.unsaid"));
            } else if (given.kind() == Given.Kind.NONE_KNOWN
                    || (given.kind() == Given.Kind.NO && question.answers().isList())) {
                ways.add(ReasoningWords.text("answer.none"));
            } else if (given.kind() == Given.Kind.NO && !sized) {
                ways.add(ReasoningWords.text("answer.no"));
            } else if (!sized) {
                ways.add(said(question, given));
            }
        }
        return ReasoningWords.text(
                "answer", question.ask().replaceFirst("\\.$", ""), ReasoningWords.joined(List.copyOf(ways), "or"));
    }

    private static String said(Question question, Given given) {
        boolean chosen = !question.choices().isEmpty()
                || question.answers() == AnswerKind.LEVELS
                || question.answers() == AnswerKind.ELEMENTS
                || question.answers() == AnswerKind.ELEMENT;
        if (!chosen) {
            return ReasoningWords.text("answer.given");
        }
        return given.choices().size() > 1
                ? ReasoningWords.joined(given.choices(), "or")
                : ReasoningWords.joined(given.texts(), "and");
    }

    /** Sizes from one to another, each with whether it is among them. */
    private record Range(double from, boolean with, double to, boolean withTo) {}

    private static List<String> ranges(Question question, Collection<Given> classes) {
        boolean whole = question.answers() != AnswerKind.INTERVAL;
        List<Range> ranges = new ArrayList<>();
        classes.stream()
                .filter(given -> !given.texts().isEmpty())
                .map(given -> {
                    boolean exact = whole || given.from() == given.to();
                    return new Range(given.from(), exact, given.to(), exact && !Double.isInfinite(given.to()));
                })
                .distinct()
                .sorted(Comparator.comparingDouble(Range::from).thenComparing(range -> !range.with()))
                .forEach(range -> {
                    Range last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
                    boolean meets = last != null
                            && (whole
                                    ? range.from() <= last.to() + 1
                                    : range.from() < last.to()
                                            || (range.from() == last.to() && (range.with() || last.withTo())));
                    if (last != null && meets) {
                        ranges.set(
                                ranges.size() - 1,
                                range.to() >= last.to()
                                        ? new Range(last.from(), last.with(), range.to(), range.withTo())
                                        : last);
                    } else {
                        ranges.add(range);
                    }
                });
        return ranges.stream().map(range -> words(question, range)).toList();
    }

    private static String words(Question question, Range range) {
        String from = size(question, range.from());
        if (range.from() == range.to()) {
            return from;
        }
        boolean open = Double.isInfinite(range.to());
        boolean least = question.answers() != AnswerKind.DATE && range.from() == 0 && range.with();
        if (open) {
            return least
                    ? ReasoningWords.text("answer.given")
                    : ReasoningWords.text(range.with() ? "size.or-more" : "size.more-than", from);
        }
        String to = size(question, range.to());
        String upTo = ReasoningWords.text(range.withTo() ? "size.up-to" : "size.less-than", to);
        if (least) {
            return upTo;
        }
        if (range.with() && range.withTo()) {
            return ReasoningWords.text(range.to() == range.from() + 1 ? "or" : "size.between", from, to);
        }
        return ReasoningWords.text(
                "and", ReasoningWords.text(range.with() ? "size.at-least" : "size.more-than", from), upTo);
    }

    private static String size(Question question, double size) {
        if (Double.isInfinite(size)) {
            return "";
        }
        return switch (question.answers()) {
            case DATE -> ReadableValues.date(LocalDate.ofEpochDay(Math.round(size)));
            case INTERVAL ->
                size == Math.rint(size)
                        ? ReasoningWords.text("size.days", Math.round(size))
                        : Math.round(size * 1440) % 60 == 0
                                ? ReasoningWords.text("size.hours", Math.round(size * 24))
                                : ReasoningWords.text("size.minutes", Math.round(size * 1440));
            default -> Long.toString(Math.round(size));
        };
    }

    /** In words, a list that shows what belongs together. */
    static String list(String kind, Listed listed) {
        if (listed.things().isEmpty()) {
            return ReasoningWords.text(
                    switch (listed.said()) {
                        case NOTHING -> "list.unsaid";
                        case OPEN -> "list.open";
                        case ALL -> "list.none";
                    },
                    kind);
        }
        List<String> things = new ArrayList<>();
        for (Listed.Thing thing : listed.things()) {
            List<String> said = new ArrayList<>();
            for (Map.Entry<Question, Given> each : thing.answers().entrySet()) {
                if (each.getValue().isSaid() && !each.getKey().names()) {
                    said.add(answer(each.getKey(), List.of(each.getValue())));
                }
            }
            said.sort(Comparator.naturalOrder());
            things.add(
                    said.isEmpty()
                            ? ReasoningWords.text("thing.bare", kind)
                            : ReasoningWords.text("thing", kind, ReasoningWords.joined(said, "and")));
        }
        String all = ReasoningWords.joined(things, "and");
        return listed.said() == Listed.Said.ALL
                ? ReasoningWords.text("list.all", all)
                : ReasoningWords.text("list.some", all);
    }
}
