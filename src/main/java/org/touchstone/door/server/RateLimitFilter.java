package org.touchstone.door.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.audit.Digests;
import org.touchstone.base.settings.Settings;
import org.touchstone.door.api.ProblemKind;
import org.touchstone.door.api.Problems;

/**
 * Keeps any one program or address from asking so often that others have to wait. A token has one allowance for checks and
 * one for everything else; whoever sends none has that of their address.
 */
@Component
class RateLimitFilter extends OncePerRequestFilter {

    private final Settings.Limits limits;
    private final Problems problems;
    private final Allowances allowances;

    RateLimitFilter(Settings settings, Problems problems, Allowances allowances) {
        this.limits = settings.limits();
        this.problems = problems;
        this.allowances = allowances;
    }

    /**
     * What a request counts against.
     *
     * @param name what is limited, as the headers name it
     * @param whose whose allowance it is
     * @param perMinute how many requests a minute
     */
    private record Allowance(String name, String whose, int perMinute) {}

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith("/assets/") || path.startsWith("/actuator/health") || path.startsWith("/health/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Allowance allowance = allowance(request);
        Allowances.Taken taken = allowances.take(allowance.name() + " " + allowance.whose(), allowance.perMinute());
        long seconds = taken.again().toSeconds() + 1;
        long window = Allowances.WINDOW.toSeconds();
        if (Problems.about(request)) {
            response.setHeader(
                    "RateLimit-Policy", "\"" + allowance.name() + "\";q=" + allowance.perMinute() + ";w=" + window);
            response.setHeader(
                    "RateLimit",
                    "\"" + allowance.name() + "\";r=" + taken.left() + ";t=" + (taken.granted() ? window : seconds));
        }
        if (taken.granted()) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        if (Problems.about(request)) {
            problems.write(response, ProblemKind.TOO_MANY);
        } else {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        }
    }

    private Allowance allowance(HttpServletRequest request) {
        String sent = request.getHeader(HttpHeaders.AUTHORIZATION);
        Authentication current = SecurityContextHolder.getContext().getAuthentication();
        boolean byToken =
                Problems.about(request) && sent != null && current != null && current.getPrincipal() instanceof Account;
        if (!byToken) {
            return new Allowance("pages", String.valueOf(request.getRemoteAddr()), limits.pages());
        }
        boolean check = HttpMethod.POST.matches(request.getMethod())
                && request.getRequestURI().equals(request.getContextPath() + "/api/v1/checks");
        return check
                ? new Allowance("checks", hash(sent), limits.checks())
                : new Allowance("requests", hash(sent), limits.requests());
    }

    /** Tokens are not kept, not even here. However a token is sent, it is the same. */
    private static String hash(String sent) {
        return Digests.of(sent.substring(sent.indexOf(' ') + 1).strip());
    }
}
