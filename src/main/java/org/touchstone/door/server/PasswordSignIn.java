package org.touchstone.door.server;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.base.accounts.Passwords;
import org.touchstone.base.accounts.TooManyTriesException;

/** Signs people in with their address and password. */
@Component
class PasswordSignIn extends SavedRequestAwareAuthenticationSuccessHandler
        implements AuthenticationProvider, AuthenticationFailureHandler {

    private final Accounts accounts;
    private final Passwords passwords;

    PasswordSignIn(Accounts accounts, Passwords passwords, Sessions sessions) {
        this.accounts = accounts;
        this.passwords = passwords;
        setRequestCache(sessions);
    }

    @Override
    public Authentication authenticate(Authentication tried) {
        String email = tried.getName();
        String place = tried.getDetails() instanceof SignInOrigin from ? from.address() : "";
        try {
            return passwords
                    .open(email, String.valueOf(tried.getCredentials()), place)
                    .map(SignedInToken::new)
                    .orElseThrow(() -> new BadCredentialsException("no such address and password"));
        } catch (TooManyTriesException e) {
            throw new LockedException(Long.toString(e.minutes()), e);
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return kind.equals(UsernamePasswordAuthenticationToken.class);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
            throws ServletException, IOException {
        if (signedIn.getPrincipal() instanceof Account account) {
            Sessions.signedIn(request);
            accounts.signedIn(account, "password");
        }
        super.onAuthenticationSuccess(request, response, signedIn);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        String then = why instanceof LockedException ? "/sign-in?wait=" + why.getMessage() : "/sign-in?wrong";
        response.sendRedirect(request.getContextPath() + then);
    }
}
