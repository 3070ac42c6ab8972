package org.touchstone.door.web;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.rulesets.StoredRulesets;
import org.touchstone.door.files.Downloads;
import org.touchstone.policy.drafts.RulesArchive;

/** Any ruleset that is kept, proposed, in force or past, as the folder that it is. */
@Controller
class RulesetArchivePages {

    private final StoredRulesets rulesets;

    RulesetArchivePages(StoredRulesets rulesets) {
        this.rulesets = rulesets;
    }

    @GetMapping("/rulesets/{digest}/rules.zip")
    ResponseEntity<byte[]> archive(@PathVariable String digest) {
        return Downloads.file(
                RulesArchive.pack(rulesets.files(digest)
                        .orElseThrow(NotFoundException::new)
                        .content()),
                "rules.zip",
                "application/zip");
    }
}
