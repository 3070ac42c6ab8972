package org.touchstone.door.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.settings.Settings;
import org.touchstone.door.web.parts.Link;
import org.touchstone.door.web.parts.SignedIn;

/** What the frame of every page needs: who is signed in, and where they can go. */
@ControllerAdvice("org.touchstone.door.web")
class EveryPage {

    private final PageSentences sentences;
    private final Settings settings;

    EveryPage(PageSentences sentences, Settings settings) {
        this.sentences = sentences;
        this.settings = settings;
    }

    /** The time zone that times are shown in. */
    @ModelAttribute("zone")
    ZoneId zone() {
        return settings.timeZone();
    }

    @ModelAttribute("account")
    @Nullable
    SignedIn account(@AuthenticationPrincipal @Nullable Account account) {
        return account == null ? null : new SignedIn(account.name(), sentences.say("role." + account.role()));
    }

    @ModelAttribute("me")
    @Nullable
    Account me(@AuthenticationPrincipal @Nullable Account account) {
        return account;
    }

    @ModelAttribute("navigation")
    List<Link> navigation(@AuthenticationPrincipal @Nullable Account account, HttpServletRequest request) {
        List<Link> links = new ArrayList<>();
        if (account != null) {
            List<String> addresses = switch (account.role()) {
                case PROVIDER -> List.of("/courses", "/documents", "/organisation");
                case REVIEWER -> List.of("/reviews", "/submitted");
                case LEAD -> List.of("/cases", "/reviews", "/submitted", "/learning");
                case POLICY -> List.of("/drafts", "/rulesets", "/learning");
                case ADMINISTRATOR -> List.of("/people", "/record");
            };
            addresses.forEach(address -> links.add(link(address, request)));
            links.add(link("/standards", request));
            links.add(link("/account", request));
        }
        return links;
    }

    private Link link(String address, HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean here = path.equals(address) || path.startsWith(address + "/");
        return new Link(sentences.say("navigation." + address.substring(1)), address, here);
    }
}
