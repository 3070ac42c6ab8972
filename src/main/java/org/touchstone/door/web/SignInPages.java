package org.touchstone.door.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Passwords;

/** The pages that need no account: signing in and out, choosing a password by an invitation, accessibility. */
@Controller
class SignInPages {

    private final Passwords passwords;
    private final PageSentences sentences;
    private final IdentityProvider identityProvider;

    SignInPages(Passwords passwords, PageSentences sentences, IdentityProvider identityProvider) {
        this.passwords = passwords;
        this.sentences = sentences;
        this.identityProvider = identityProvider;
    }

    /**
     * The page to sign in on.
     *
     * @param wrong present after a wrong address or password
     * @param wait how many minutes to wait after too many of them
     * @param unknown present where an identity provider vouched for somebody who has no account here
     * @param failed present where signing in through an identity provider did not work
     * @param chosen present after a password was chosen
     */
    @GetMapping("/sign-in")
    String signIn(
            @RequestParam(required = false) @Nullable String wrong,
            @RequestParam(required = false) @Nullable String wait,
            @RequestParam(required = false) @Nullable String unknown,
            @RequestParam(required = false) @Nullable String failed,
            @RequestParam(required = false) @Nullable String chosen,
            Model model) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (wait != null && wait.matches("[1-9]\\d{0,3}")) {
            errors.put("email", sentences.say("sign-in.wait", Long.valueOf(wait)));
        } else if (wrong != null) {
            errors.put("email", sentences.say("sign-in.wrong"));
        } else if (unknown != null) {
            errors.put("email", sentences.say("sign-in.unknown"));
        } else if (failed != null) {
            errors.put("email", sentences.say("sign-in.failed"));
        }
        model.addAttribute("errors", errors);
        model.addAttribute("done", chosen == null ? null : sentences.say("sign-in.chosen"));
        model.addAttribute("identityProvider", identityProvider.name().orElse(null));
        model.addAttribute("identityProviderAddress", identityProvider.address());
        return "sign-in";
    }

    @GetMapping("/signed-out")
    String signedOut() {
        return "signed-out";
    }

    @GetMapping("/accessibility")
    String accessibility() {
        return "accessibility";
    }

    /** Where each role begins. */
    @GetMapping("/")
    String home(@AuthenticationPrincipal Account account) {
        return switch (account.role()) {
            case PROVIDER -> "redirect:/courses";
            case REVIEWER, LEAD -> "redirect:/submitted";
            case POLICY -> "redirect:/drafts";
            case ADMINISTRATOR -> "redirect:/people";
        };
    }

    @GetMapping("/choose-password/{secret}")
    String choosePassword(@PathVariable String secret, Model model) {
        model.addAttribute("errors", Map.of());
        return choosing(secret, model);
    }

    @PostMapping("/choose-password/{secret}")
    String choosePassword(@PathVariable String secret, @RequestParam(defaultValue = "") String password, Model model) {
        try {
            passwords.accept(secret, password);
            return "redirect:/sign-in?chosen";
        } catch (RefusedException refused) {
            model.addAttribute("errors", sentences.errors(refused));
            return choosing(secret, model);
        }
    }

    private String choosing(String secret, Model model) {
        return passwords
                .invited(secret)
                .map(account -> {
                    model.addAttribute("email", account.email());
                    model.addAttribute("address", "/choose-password/" + secret);
                    return "choose-password";
                })
                .orElse("invitation-over");
    }
}
