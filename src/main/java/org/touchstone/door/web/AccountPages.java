package org.touchstone.door.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.base.accounts.ApiTokens;
import org.touchstone.base.accounts.Passwords;
import org.touchstone.base.accounts.TooManyTriesException;

/** A person's own account: password, sessions and tokens. */
@Controller
class AccountPages {

    private final Accounts accounts;
    private final Passwords passwords;
    private final ApiTokens tokens;
    private final PageSentences sentences;

    AccountPages(Accounts accounts, Passwords passwords, ApiTokens tokens, PageSentences sentences) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.sentences = sentences;
    }

    @GetMapping("/account")
    String account(@AuthenticationPrincipal Account account, Model model) {
        return page(account, Map.of(), model);
    }

    @PostMapping("/account/password")
    String password(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            Model model) {
        try {
            if (passwords
                    .open(account.email(), current, request.getRemoteAddr())
                    .isEmpty()) {
                return page(account, Map.of("current", sentences.say("refused.password-current")), model);
            }
            passwords.choose(account, password);
        } catch (TooManyTriesException e) {
            return page(account, Map.of("current", sentences.say("sign-in.wait", e.minutes())), model);
        } catch (RefusedException refused) {
            return page(account, sentences.errors(refused), model);
        }
        end(request);
        return "redirect:/sign-in?chosen";
    }

    @PostMapping("/account/sign-out-everywhere")
    String signOutEverywhere(@AuthenticationPrincipal Account account, HttpServletRequest request) {
        accounts.signOutEverywhere(account);
        end(request);
        return "redirect:/signed-out";
    }

    /** Makes a token. The page that answers shows it, and no other page ever does. */
    @PostMapping("/account/tokens")
    String makeToken(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String days,
            Model model) {
        try {
            long holds = days.strip().matches("\\d{1,4}") ? Long.parseLong(days.strip()) : 0;
            model.addAttribute("token", tokens.make(account, name, Duration.ofDays(holds)));
            return page(account, Map.of(), model);
        } catch (RefusedException refused) {
            model.addAttribute("tokenName", name);
            model.addAttribute("tokenDays", days);
            return page(account, sentences.errors(refused), model);
        }
    }

    @PostMapping("/account/tokens/{id}/revoke")
    String revoke(@AuthenticationPrincipal Account account, @PathVariable UUID id, RedirectAttributes then) {
        tokens.revoke(account, id);
        then.addFlashAttribute("done", sentences.say("token.revoked"));
        return "redirect:/account";
    }

    private String page(Account account, Map<String, String> errors, Model model) {
        model.addAttribute("errors", errors);
        model.addAttribute("tokens", tokens.of(account));
        return "account";
    }

    private static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
