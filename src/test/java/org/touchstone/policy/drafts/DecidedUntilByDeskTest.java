package org.touchstone.policy.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.rulesets.Publication;
import org.touchstone.casework.rulesets.Publications;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** Whoever approves says until when open cases are decided under the rules before, or says nothing. */
@Tag("service")
class DecidedUntilByDeskTest {

    private final LocalDate from = LocalDate.now().plusDays(10);

    /** What the approver sends for the last day, and the last publication after it. */
    private record Approved(String page, List<Publication> all) {}

    private Approved approve(RunningService service, String decidedUntil) throws Exception {
        Account one = service.person(Role.POLICY);
        Drafts drafts = service.bean(Drafts.class);
        RulesDraft draft = drafts.open(
                one,
                "Smaller groups",
                service.bean(RulesetInForce.class).today().ruleset().digest());
        drafts.edit(one, draft.id(), "", RuleEdits.number("group-size", "most", "16", from, "House policy"));
        String digest = service.bean(DraftRulesets.class)
                .check(draft, drafts.files(draft))
                .ruleset()
                .orElseThrow()
                .digest();
        service.bean(ExamplesRuns.class).keep(digest, 1, List.of());
        PublishRequest proposal =
                service.bean(PublishRequests.class).propose(one, draft.id(), from, "Groups of at most 16.");
        Visitor other = Visitor.signedIn(service, service.person(Role.POLICY));
        String page = "/drafts/" + draft.id();
        other.post(
                page + "/proposals/" + proposal.id(), Map.of("answer", "APPROVED", "decidedUntil", decidedUntil), page);
        return new Approved(
                other.get(page).body(), service.bean(Publications.class).all());
    }

    @Test
    void theDayIsAskedForAndIsNotBeforeTheRulesBegin() throws Exception {
        RunningService service = RunningService.with(new HashMap<>(RunningService.database()));
        try {
            String early = from.minusDays(1).toString();
            Approved refused = approve(service, early);
            assertThat(refused.page()).contains("before the first day of the new rules", "value=\"" + early + "\"");
            assertThat(refused.all()).hasSize(1);
            assertThat(approve(service, "soon").page()).contains("Write a day that there is");

            String last = from.plusDays(30).toString();
            Approved approved = approve(service, last);
            assertThat(approved.page()).contains("Approved and published");
            assertThat(approved.all()).hasSize(2);
            assertThat(approved.all().get(1).decidedUntil()).contains(from.plusDays(30));
            assertThat(Visitor.signedIn(service, service.person(Role.POLICY))
                            .get("/rulesets")
                            .body())
                    .contains("Open cases are decided under the rules before until");
        } finally {
            service.stop();
        }
    }
}
