package org.touchstone.policy.drafts;

import java.util.List;
import java.util.Optional;
import org.touchstone.check.catalogue.Proposals;

/** The tables of the rules. */
public final class DraftTables {

    private static final List<DraftTable> ALL = List.of(
            new NumbersTable(),
            new ApplicabilityTable(),
            new ProposalsTable("recommendation", Proposals.COUNTED, false),
            new ProposalsTable("changes", Proposals.COUNTED_OF_CHANGES, true));

    private DraftTables() {}

    /** The table of this name. */
    public static Optional<DraftTable> of(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
