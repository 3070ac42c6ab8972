package org.touchstone.check.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.touchstone.check.located.Fields;
import org.touchstone.check.located.Words;

/** Reads the tables by which something is proposed to people. */
final class ProposalsReader {

    static final String FILE = "proposals.yaml";

    private static final Pattern RANGE =
            Pattern.compile("(?<only>\\d{1,5})|at most (?<most>\\d{1,5})|(?<least>\\d{1,5}) or more"
                    + "|(?<from>\\d{1,5}) to (?<to>\\d{1,5})");

    private static final Pattern NAMED = Pattern.compile("\\{([^}]*)}");

    private ProposalsReader() {}

    static Proposals read(Fields fields) {
        Proposals proposals = new Proposals(
                table(fields, "recommendation", Proposals.RECOMMENDED, Proposals.COUNTED, false),
                table(fields, "changes", Proposals.CHANGES, Proposals.COUNTED_OF_CHANGES, true));
        fields.done();
        return proposals;
    }

    private static List<Proposals.Row> table(
            Fields fields, String name, List<String> proposed, List<String> counted, boolean reviewed) {
        List<Proposals.Row> rows = new ArrayList<>();
        List<Fields> groups = fields.groups(name);
        for (Fields group : groups) {
            boolean last = rows.size() == groups.size() - 1;
            Map<String, Proposals.Range> when =
                    group.group("when").map(each -> ranges(each, counted)).orElse(Map.of());
            boolean always =
                    group.group("when").map(each -> each.named().isEmpty()).orElse(true);
            if (always != last) {
                group.mistake(
                        group.place(),
                        last
                                ? "Nothing is proposed where no row fits."
                                : "This row always fits, so no row below it is ever read.",
                        last
                                ? "End the table with a row without \"when\"."
                                : "Give it \"when\", or move it to the end.");
            }
            String because = group.text("because");
            Matcher named = NAMED.matcher(because);
            while (named.find()) {
                if (!counted.contains(named.group(1))) {
                    group.mistake(
                            group.place("because"),
                            "\"" + named.group() + "\" is not a count.",
                            Words.didYouMean(named.group(1), counted, "Write one of " + Words.list(counted) + "."));
                }
            }
            rows.add(new Proposals.Row(
                    group.oneOf("propose", proposed),
                    when,
                    because,
                    reviewed ? Optional.of(group.oneOf("review", Proposals.REVIEWED)) : Optional.empty(),
                    group.text("source")));
            group.done();
        }
        return List.copyOf(rows);
    }

    private static Map<String, Proposals.Range> ranges(Fields when, List<String> counted) {
        Map<String, Proposals.Range> ranges = new LinkedHashMap<>();
        for (String count : counted) {
            when.optionalText(count).ifPresent(text -> ranges.put(count, range(when, count, text)));
        }
        when.done();
        return ranges;
    }

    private static Proposals.Range range(Fields when, String count, String text) {
        Matcher range = RANGE.matcher(text);
        if (text.equals("none")) {
            return new Proposals.Range(0, 0);
        }
        if (range.matches()) {
            Optional<Integer> only = number(range, "only");
            int least = only.or(() -> number(range, "least"))
                    .or(() -> number(range, "from"))
                    .orElse(0);
            int most = only.or(() -> number(range, "most"))
                    .or(() -> number(range, "to"))
                    .orElse(Integer.MAX_VALUE);
            if (least <= most) {
                return new Proposals.Range(least, most);
            }
        }
        when.mistake(
                when.place(count),
                "\"" + text + "\" is not a count.",
                "Write it as one of these: none, 3, 6 or more, at most 5, 1 to 5.");
        return new Proposals.Range(0, 0);
    }

    private static Optional<Integer> number(Matcher range, String group) {
        return Optional.ofNullable(range.group(group)).map(Integer::valueOf);
    }
}
