package org.touchstone.door.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.casework.rulesets.Publication;
import org.touchstone.casework.rulesets.Publications;

/** The rulesets that were published, for those who own the policy: where they begin. */
@Controller
class RulesetPages {

    private final Publications publications;
    private final Accounts accounts;
    private final Clock clock;

    RulesetPages(Publications publications, Accounts accounts, Clock clock) {
        this.publications = publications;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping("/rulesets")
    String published(Model model) {
        List<Publication> all = publications.all();
        Map<UUID, String> names = accounts.all().stream().collect(Collectors.toMap(Account::id, Account::name));
        List<Publication> latestFirst = new ArrayList<>(all);
        Collections.reverse(latestFirst);
        model.addAttribute("publications", latestFirst);
        model.addAttribute("today", Publication.on(LocalDate.now(clock), all).number());
        model.addAttribute("beginning", Publication.BEGINNING);
        model.addAttribute("names", names);
        return "rulesets";
    }
}
