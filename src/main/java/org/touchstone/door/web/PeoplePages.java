package org.touchstone.door.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.base.accounts.Organisation;
import org.touchstone.base.accounts.Organisations;
import org.touchstone.base.accounts.Passwords;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.settings.Settings;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.door.web.parts.Choice;

/** Organisations and accounts, for administrators. */
@Controller
class PeoplePages {

    private final Accounts accounts;
    private final Organisations organisations;
    private final Passwords passwords;
    private final PageSentences sentences;
    private final String publicAddress;

    PeoplePages(
            Accounts accounts,
            Organisations organisations,
            Passwords passwords,
            PageSentences sentences,
            Settings settings) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.passwords = passwords;
        this.sentences = sentences;
        this.publicAddress = settings.address();
    }

    @GetMapping("/people")
    String people(Model model) {
        return page(Map.of(), model);
    }

    @PostMapping("/people/organisations")
    String addOrganisation(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "") String organisation,
            Model model,
            RedirectAttributes then) {
        try {
            Organisation added = organisations.add(organisation, account.id());
            then.addFlashAttribute("done", sentences.say("people.organisation-added", added.name()));
            return "redirect:/people";
        } catch (RefusedException refused) {
            model.addAttribute("organisation", organisation);
            return page(sentences.errors(refused), model);
        }
    }

    /**
     * Adds a person, and shows the link with which they choose a password.
     *
     * @param belongs the id of the organisation of a provider; empty for every other role
     */
    @PostMapping("/people/accounts")
    String addAccount(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String belongs,
            HttpServletRequest request,
            Model model) {
        try {
            Role known = Arrays.stream(Role.values())
                    .filter(each -> each.name().equals(role))
                    .findFirst()
                    .orElseThrow(() -> new RefusedException("role", "refused.role"));
            UUID organisation = known == Role.PROVIDER && !belongs.isEmpty() ? id(belongs) : null;
            Account added = accounts.add(email, name, known, organisation, account.id());
            return invited(added, account, request, model);
        } catch (RefusedException refused) {
            model.addAttribute("email", email);
            model.addAttribute("name", name);
            model.addAttribute("role", role);
            model.addAttribute("belongs", belongs);
            return page(sentences.errors(refused), model);
        }
    }

    /** Makes a new link with which a person chooses a password, as when they have forgotten theirs. */
    @PostMapping("/people/accounts/{id}/invite")
    String invite(
            @AuthenticationPrincipal Account account, @PathVariable UUID id, HttpServletRequest request, Model model) {
        return invited(find(id), account, request, model);
    }

    /** Asks before an account is closed. */
    @GetMapping("/people/accounts/{id}/close")
    String askToClose(@PathVariable UUID id, Model model) {
        model.addAttribute("closing", find(id));
        return "close-account";
    }

    @PostMapping("/people/accounts/{id}/close")
    String close(@AuthenticationPrincipal Account account, @PathVariable UUID id, RedirectAttributes then) {
        return setActive(account, id, false, then);
    }

    @PostMapping("/people/accounts/{id}/open")
    String open(@AuthenticationPrincipal Account account, @PathVariable UUID id, RedirectAttributes then) {
        return setActive(account, id, true, then);
    }

    private String setActive(Account by, UUID id, boolean active, RedirectAttributes then) {
        Account account = find(id);
        if (account.id().equals(by.id())) {
            throw new RefusedException("", "refused.own-account");
        }
        accounts.setActive(account, active, "", by.id());
        then.addFlashAttribute("done", sentences.say(active ? "people.opened" : "people.closed", account.name()));
        return "redirect:/people";
    }

    private String invited(Account invited, Account by, HttpServletRequest request, Model model) {
        String path = "/choose-password/" + passwords.invite(invited, by.id());
        String base = publicAddress.isEmpty()
                ? ServletUriComponentsBuilder.fromContextPath(request).toUriString()
                : publicAddress;
        model.addAttribute("link", base + path);
        model.addAttribute("invited", invited);
        model.addAttribute("days", Passwords.INVITATION_HOLDS.toDays());
        return "invited";
    }

    private Account find(UUID id) {
        return accounts.byId(id).orElseThrow(NotFoundException::new);
    }

    private String page(Map<String, String> errors, Model model) {
        List<Organisation> all = organisations.all();
        Map<UUID, String> names = all.stream().collect(Collectors.toMap(Organisation::id, Organisation::name));
        List<Choice> roles = new ArrayList<>();
        for (Role role : Role.values()) {
            roles.add(new Choice(
                    role.name(), sentences.say("role." + role.name()), sentences.say("role.hint." + role.name())));
        }
        model.addAttribute("errors", errors);
        model.addAttribute("roles", roles);
        model.addAttribute(
                "organisations",
                all.stream()
                        .map(each -> new Choice(each.id().toString(), each.name(), null))
                        .toList());
        model.addAttribute("accounts", accounts.all());
        model.addAttribute("organisationNames", names);
        return "people";
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("belongs", "refused.organisation-unknown");
        }
    }
}
