package org.touchstone.door.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;

/** Looks at each request whether the account of its session is still open, has the same role, and has not signed out everywhere. */
@Component
class FreshAccountFilter extends OncePerRequestFilter {

    private final Accounts accounts;

    FreshAccountFilter(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication current = SecurityContextHolder.getContext().getAuthentication();
        if (current != null && current.getPrincipal() instanceof Account remembered) {
            Optional<Account> fresh = accounts.byId(remembered.id())
                    .filter(Account::active)
                    .filter(account -> account.epoch() == remembered.epoch())
                    .filter(account -> account.role() == remembered.role());
            if (fresh.isEmpty()) {
                HttpSession session = request.getSession(false);
                if (session != null) {
                    session.invalidate();
                }
                SecurityContextHolder.clearContext();
            }
        }
        chain.doFilter(request, response);
    }

    /** Keeps the filters of security out of the container's own list, where they would run a second time. */
    @Configuration
    static class NotTwice {

        @Bean
        FilterRegistrationBean<FreshAccountFilter> freshAccountOnlyInSecurity(FreshAccountFilter filter) {
            FilterRegistrationBean<FreshAccountFilter> registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }

        @Bean
        FilterRegistrationBean<TokenFilter> tokensOnlyInSecurity(TokenFilter filter) {
            FilterRegistrationBean<TokenFilter> registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }

        @Bean
        FilterRegistrationBean<RateLimitFilter> limitsOnlyInSecurity(RateLimitFilter filter) {
            FilterRegistrationBean<RateLimitFilter> registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
