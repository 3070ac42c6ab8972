package org.touchstone.door.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.base.accounts.Organisations;
import org.touchstone.casework.courses.Archive;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.door.files.Downloads;

/** A provider's own organisation. */
@Controller
class OrganisationPages {

    private final Accounts accounts;
    private final Organisations organisations;
    private final Archive archive;

    OrganisationPages(Accounts accounts, Organisations organisations, Archive archive) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.archive = archive;
    }

    @GetMapping("/organisation")
    String organisation(@AuthenticationPrincipal Account account, Model model) {
        model.addAttribute(
                "organisation",
                account.organisation().flatMap(organisations::byId).orElseThrow(NotFoundException::new));
        model.addAttribute("people", accounts.of(account.organisation().orElseThrow()));
        return "organisation";
    }

    /** Everything of the organisation in one file, written while it is sent. */
    @GetMapping("/organisation/archive")
    void archive(@AuthenticationPrincipal Account account, HttpServletResponse response) throws IOException {
        Archive.Ready ready = archive.prepare(account);
        archive.write(ready, Downloads.zip(response, ready.fileName()));
    }
}
