package org.touchstone.door.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Organisations;
import org.touchstone.casework.courses.Archive;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.door.files.Downloads;

/** Who asks, and for which organisation. */
@RestController
@RequestMapping("/api/v1")
class OrganisationApi {

    private final Organisations organisations;
    private final Archive archive;

    OrganisationApi(Organisations organisations, Archive archive) {
        this.organisations = organisations;
        this.archive = archive;
    }

    @GetMapping("/me")
    Answers.Me me(@AuthenticationPrincipal Account who) {
        return new Answers.Me(
                who.id(),
                who.name(),
                who.email(),
                who.role().words(),
                who.organisation().flatMap(organisations::byId).map(Answers.Organisation::of));
    }

    @GetMapping("/organisation")
    Answers.Organisation organisation(@AuthenticationPrincipal Account who) {
        return who.organisation()
                .flatMap(organisations::byId)
                .map(Answers.Organisation::of)
                .orElseThrow(NotFoundException::new);
    }

    @GetMapping("/organisation/archive")
    void archive(@AuthenticationPrincipal Account who, HttpServletResponse response) throws IOException {
        Archive.Ready ready = archive.prepare(who);
        archive.write(ready, Downloads.zip(response, ready.fileName()));
    }
}
