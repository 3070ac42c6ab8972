package org.touchstone.door.server;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.touchstone.base.accounts.Account;

/**
 * Answers people whose browser may not ask. Somebody who filled in a form and was signed out meanwhile is shown what they
 * wrote, so that nothing is lost; never a password.
 */
@Component
class SignedOutForms implements AuthenticationEntryPoint, AccessDeniedHandler, ErrorViewResolver {

    private static final String LOST = SignedOutForms.class.getName();
    private static final Set<String> NOT_WRITTEN = Set.of("_csrf", "base", "then", "to", "username");

    private final AuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint("/sign-in");

    /**
     * Something a person wrote.
     *
     * @param name the name of the field
     * @param value what they wrote
     */
    public record Written(String name, String value) {}

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        List<Written> written = written(request);
        if (written.isEmpty()) {
            signIn.commence(request, response, why);
        } else {
            request.setAttribute(LOST, written);
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
        List<Written> written = written(request);
        if (!written.isEmpty() && (who == null || !(who.getPrincipal() instanceof Account))) {
            request.setAttribute(LOST, written);
        }
        // An address that no row of the table fits is not there, for whoever asks.
        response.sendError(
                Access.of(path).isPresent() ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_NOT_FOUND);
    }

    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return request.getAttribute(LOST) instanceof List<?> written
                ? new ModelAndView("form-lost", Map.of("lost", written), status)
                : null;
    }

    private static List<Written> written(HttpServletRequest request) {
        boolean secret = Access.of(request.getRequestURI())
                .map(row -> row.roles().isEmpty())
                .orElse(true);
        if (secret || !request.getMethod().equals("POST")) {
            return List.of();
        }
        return request.getParameterMap().entrySet().stream()
                .filter(field -> !NOT_WRITTEN.contains(field.getKey()))
                .filter(field -> !field.getKey().toLowerCase(Locale.ROOT).contains("password"))
                .filter(field -> !request.getRequestURI().endsWith("/password"))
                .map(field -> new Written(
                        field.getKey(),
                        String.join("\n", Arrays.asList(field.getValue())).strip()))
                .filter(field -> !field.value().isEmpty())
                .toList();
    }
}
