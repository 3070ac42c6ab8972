package org.touchstone.check.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.touchstone.check.located.Fields;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.Node;

/**
 * The tables by which something is proposed to people on the way of a case. Of each table the first row holds that fits.
 *
 * @param recommendation what is recommended, by what the findings and judgements add up to
 * @param changes what a later version of an accredited course is, and what of it is reviewed
 */
public record Proposals(List<Row> recommendation, List<Row> changes) {

    /** A ruleset without tables proposes nothing. */
    static final Proposals NONE = new Proposals(List.of(), List.of());

    /** What may be recommended, in the words of the table. */
    public static final List<String> RECOMMENDED = List.of(
            "accredited", "accredited with conditions", "deferred", "referred", "not accredited", "out of scope");

    /** What a row on recommendations may count. */
    public static final List<String> COUNTED = List.of("points", "not met", "open", "percent not met");

    /** What a later version may be. */
    public static final List<String> CHANGES = List.of("renewal", "new course", "material", "minor", "cosmetic");

    /** What a row on changes may count. */
    public static final List<String> COUNTED_OF_CHANGES =
            List.of("claims kept", "claims added", "claims dropped", "points touched", "points worse", "days left");

    /** How much of a later version is reviewed: everything first, nothing last. */
    public static final List<String> REVIEWED = List.of("everything", "what is touched", "nothing");

    /**
     * A row of a table.
     *
     * @param propose what is proposed
     * @param when the counts that have to fit
     * @param because why, with the counts still to be filled in
     * @param review how much is reviewed; nothing in the table of recommendations
     * @param source who set the numbers
     */
    public record Row(String propose, Map<String, Range> when, String because, Optional<String> review, String source) {

        private boolean fits(Map<String, Integer> counts) {
            return when.entrySet().stream()
                    .allMatch(each -> each.getValue().holds(counts.getOrDefault(each.getKey(), 0)));
        }
    }

    /**
     * Some whole numbers.
     *
     * @param least the least
     * @param most the most
     */
    public record Range(int least, int most) {

        boolean holds(int number) {
            return least <= number && number <= most;
        }

        /** As the table writes it. */
        public String words() {
            if (most == Integer.MAX_VALUE) {
                return least + " or more";
            }
            if (least == most) {
                return least == 0 ? "none" : String.valueOf(least);
            }
            return least == 0 ? "at most " + most : least + " to " + most;
        }
    }

    /**
     * What is proposed.
     *
     * @param propose what
     * @param because why, as a sentence
     * @param review how much is reviewed; nothing for a recommendation
     * @param source who set the numbers by which it is proposed
     */
    public record Proposed(String propose, String because, Optional<String> review, String source) {}

    /** What is wrong in tables, each where it stands. */
    public static List<Mistake> mistakes(Node tables) {
        List<Mistake> mistakes = new ArrayList<>();
        ProposalsReader.read(Fields.of(ProposalsReader.FILE, tables, mistakes));
        return List.copyOf(mistakes);
    }

    /** What is proposed by these counts; nothing where there is no table. */
    public static Optional<Proposed> first(List<Row> table, Map<String, Integer> counts) {
        return table.stream().filter(row -> row.fits(counts)).findFirst().map(row -> {
            String because = row.because();
            for (Map.Entry<String, Integer> count : counts.entrySet()) {
                because = because.replace("{" + count.getKey() + "}", Integer.toString(count.getValue()));
            }
            return new Proposed(row.propose(), because, row.review(), row.source());
        });
    }
}
