package org.touchstone.server;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.touchstone.accounts.Account;
import org.touchstone.accounts.Accounts;
import org.touchstone.accounts.SignInThrottle;

/** Signs people in with their address and password. */
@Component
class PasswordSignIn extends SavedRequestAwareAuthenticationSuccessHandler
        implements AuthenticationProvider, AuthenticationFailureHandler {

    /** Checking a password takes 19 MiB: this many at a time. */
    private static final Semaphore AT_A_TIME = new Semaphore(4, true);

    private final Accounts accounts;
    private final SignInThrottle throttle;

    PasswordSignIn(Accounts accounts, SignInThrottle throttle) {
        this.accounts = accounts;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication tried) {
        String email = tried.getName();
        String place = tried.getDetails() instanceof Place from ? from.address() : "";
        String password = String.valueOf(tried.getCredentials());
        Duration wait = throttle.wait(email, place);
        if (!wait.isZero()) {
            throw new LockedException(Long.toString(wait.toSeconds() + 1));
        }
        AT_A_TIME.acquireUninterruptibly();
        try {
            Account account = accounts.open(email, password).orElseThrow(() -> {
                throttle.failed(email, place);
                return new BadCredentialsException("no such address and password");
            });
            throttle.succeeded(email);
            return new SignedIn(account);
        } finally {
            AT_A_TIME.release();
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
