package org.touchstone.door.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.rulesets.Publication;
import org.touchstone.casework.rulesets.Publications;
import org.touchstone.casework.rulesets.StoredRulesets;
import org.touchstone.door.files.Downloads;
import org.touchstone.policy.drafts.RulesArchive;

/** The rulesets that were published, for those who own the policy. */
@RestController
@RequestMapping("/api/v1/rulesets")
class RulesetsApi {

    private final Publications publications;
    private final StoredRulesets rulesets;
    private final Names names;
    private final Clock clock;

    RulesetsApi(Publications publications, StoredRulesets rulesets, Names names, Clock clock) {
        this.publications = publications;
        this.rulesets = rulesets;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping
    PolicyAnswers.PublicationList listPublications() {
        List<Publication> all = publications.all();
        int inForce = Publication.on(LocalDate.now(clock), all).number();
        return new PolicyAnswers.PublicationList(all.stream()
                .map(each -> new PolicyAnswers.Publication(
                        each.number(),
                        each.digest(),
                        each.from(),
                        each.at(),
                        names.of(each.by()),
                        each.why(),
                        each.decidedUntil(),
                        each.number() == inForce))
                .toList());
    }

    @GetMapping("/{digest}/archive")
    ResponseEntity<byte[]> readRulesetArchive(@PathVariable String digest) {
        return Downloads.tagged(
                RulesArchive.pack(rulesets.files(digest)
                        .orElseThrow(NotFoundException::new)
                        .content()),
                "rules.zip",
                "application/zip");
    }
}
