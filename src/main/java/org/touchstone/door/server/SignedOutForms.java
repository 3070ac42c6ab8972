package org.touchstone.door.server;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.check.submission.Question;

/**
 * Answers people whose browser may not ask. Somebody who filled in a form and was signed out meanwhile is shown what they
 * wrote, so that nothing is lost, and can send it again once they have signed in; never a password. So is somebody who had
 * the page open since before they signed in again: its token is not theirs any more, but the page was ours.
 */
@Component
class SignedOutForms implements AuthenticationEntryPoint, AccessDeniedHandler, ErrorViewResolver {

    private static final String LOST = SignedOutForms.class.getName();
    private static final Set<String> NOT_WRITTEN =
            Set.of("_csrf", "base", "then", "to", "username", "page", "at", "from", "like", "claimed");
    /** Fields of cases whose values are names that no person reads, each with where their words are. */
    private static final Map<String, String> CHOICES =
            Map.of("answer", "judgement", "outcome", "decision", "kind", "action", "standing", "standing");

    private static final PathPattern FORM =
            PathPatternParser.defaultInstance.parse("/courses/{id}/form/{section}/{*more}");

    private final AuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint("/sign-in");
    private final RulesetInForce rulesets;
    private final MessageSource messages;

    SignedOutForms(RulesetInForce rulesets, MessageSource messages) {
        this.rulesets = rulesets;
        this.messages = messages;
    }

    /**
     * Something a person wrote.
     *
     * @param name what it answers, in words
     * @param value what they wrote
     */
    public record Written(String name, String value) {}

    /**
     * Something that a form sent, to be sent again as it was.
     *
     * @param name the name of the field
     * @param value its value
     */
    public record Sent(String name, String value) {}

    /**
     * A form that was not taken.
     *
     * @param address where it was sent
     * @param signedIn whether whoever sent it is signed in by now
     * @param written what a person wrote in it
     * @param sent all of it
     */
    private record Lost(String address, boolean signedIn, List<Written> written, List<Sent> sent) {}

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        if (!keep(request, false)) {
            signIn.commence(request, response, why);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        String path = request.getRequestURI();
        if (path.equals("/sign-in") || path.equals("/sign-out")) {
            // The page stood open for too long, and its form with it. A new one works.
            response.sendRedirect(path.equals("/sign-in") ? "/sign-in" : "/signed-out");
            return;
        }
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        boolean signedIn = who != null && who.getPrincipal() instanceof Account;
        if (!signedIn || (why instanceof CsrfException && isFromOurPage(request))) {
            keep(request, signedIn);
        }
        // An address that no row of the table fits is not there, for whoever asks.
        response.sendError(
                Access.of(path).isPresent() ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_NOT_FOUND);
    }

    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return request.getAttribute(LOST) instanceof Lost lost
                ? new ModelAndView(
                        "form-lost",
                        Map.of(
                                "lost", lost.written(),
                                "sent", lost.sent(),
                                "address", lost.address(),
                                "signedIn", lost.signedIn()),
                        status)
                : null;
    }

    /** Whether a browser says that the form it sends stood on a page of this service. */
    private static boolean isFromOurPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (site != null || origin == null) {
            return "same-origin".equals(site);
        }
        return origin.matches("https?://" + Pattern.quote(request.getServerName()) + "(:\\d+)?");
    }

    /** Keeps what was sent for the page that says so, where somebody wrote anything. */
    private boolean keep(HttpServletRequest request, boolean signedIn) {
        List<Map.Entry<String, String[]>> fields = fields(request);
        List<Written> written = fields.stream()
                .filter(field ->
                        !NOT_WRITTEN.contains(field.getKey()) && !field.getKey().startsWith("levels-"))
                .map(field -> new Written(
                        words(request, field.getKey()),
                        Arrays.stream(field.getValue())
                                .map(value -> choice(field.getKey(), value))
                                .collect(Collectors.joining("\n"))
                                .strip()))
                .filter(field -> !field.value().isEmpty())
                .toList();
        boolean chosen = fields.stream().anyMatch(field -> field.getKey().equals("claimed"));
        if (written.isEmpty() && !chosen) {
            return false;
        }
        List<Sent> sent = fields.stream()
                .filter(field -> !field.getKey().equals("_csrf"))
                .flatMap(field -> Arrays.stream(field.getValue()).map(value -> new Sent(field.getKey(), value)))
                .toList();
        request.setAttribute(LOST, new Lost(request.getRequestURI(), signedIn, written, sent));
        return true;
    }

    /** What was written; of a choice, the words that stood beside it. */
    private String choice(String name, String value) {
        String kind = name.replaceFirst("-.*", "");
        String of = CHOICES.getOrDefault(kind, "");
        String key =
                kind.equals("answer") ? value : value.toLowerCase(Locale.ROOT).replace('_', '-');
        return of.isEmpty() || value.isEmpty()
                ? value
                : Optional.ofNullable(messages.getMessage(of + "." + key, new Object[0], value, Locale.UK))
                        .orElse(value);
    }

    /** What a field asks, in the words of the page that it stands on. */
    private String words(HttpServletRequest request, String name) {
        int dot = name.indexOf('.');
        String key = dot < 0 ? name : name.substring(0, dot);
        return Optional.ofNullable(FORM.matchAndExtract(PathContainer.parsePath(request.getRequestURI())))
                .map(match -> match.getUriVariables().get("section"))
                .flatMap(section -> rulesets.today().catalogue().questions().section(section))
                .flatMap(section -> section.question(key))
                .map(Question::ask)
                .orElseGet(() -> messages.getMessage("lost.field", new Object[0], Locale.UK));
    }

    private static List<Map.Entry<String, String[]>> fields(HttpServletRequest request) {
        boolean secret = Access.of(request.getRequestURI())
                .map(row -> row.roles().isEmpty())
                .orElse(true);
        if (secret || !request.getMethod().equals("POST")) {
            return List.of();
        }
        return request.getParameterMap().entrySet().stream()
                .filter(field -> !field.getKey().toLowerCase(Locale.ROOT).contains("password"))
                .filter(field -> !request.getRequestURI().endsWith("/password"))
                .toList();
    }
}
