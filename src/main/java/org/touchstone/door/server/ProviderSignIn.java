package org.touchstone.door.server;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.base.settings.Settings;

/**
 * Signs people in through the body's own identity provider (OpenID Connect), where one is configured. The provider vouches
 * for an email address; only an open account with that address lets anybody in.
 */
@Component
class ProviderSignIn extends SavedRequestAwareAuthenticationSuccessHandler implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);
    private static final String REGISTRATION = "body";
    private static final String UNKNOWN = "unknown";

    private final Settings settings;
    private final Accounts accounts;
    private final OidcUserService users = new OidcUserService();
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final Registrations registrations;

    ProviderSignIn(Settings settings, Accounts accounts, Sessions sessions) {
        setRequestCache(sessions);
        this.settings = settings;
        this.accounts = accounts;
        this.registrations = new Registrations(this::registration);
    }

    /** Adds this way of signing in; does nothing where no provider is configured. */
    void into(HttpSecurity http) throws Exception {
        if (!settings.signIn().provider().configured()) {
            return;
        }
        http.oauth2Login(login -> login.loginPage("/sign-in")
                .clientRegistrationRepository(registrations)
                .authorizedClientRepository(new NothingKept())
                .userInfoEndpoint(user -> user.oidcUserService(this::known))
                .successHandler(this)
                .failureHandler(this)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                        filter.setAuthenticationFailureHandler(ProviderSignIn.this);
                        return filter;
                    }
                }));
    }

    /** Asks the provider where it signs people in, and what it seals its word with. */
    private ClientRegistration registration() {
        Settings.Provider provider = settings.signIn().provider();
        String base = settings.address().isEmpty() ? "{baseUrl}" : settings.address();
        return ClientRegistrations.fromIssuerLocation(provider.issuer())
                .registrationId(REGISTRATION)
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret())
                .clientName(provider.name())
                .scope("openid", "email")
                .redirectUri(base + "/login/oauth2/code/{registrationId}")
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }

    /** The one registration, asked for when somebody first signs in so, and again until the provider answers. */
    private static final class Registrations implements ClientRegistrationRepository {

        private final Supplier<ClientRegistration> made;
        private volatile @Nullable ClientRegistration kept;

        Registrations(Supplier<ClientRegistration> made) {
            this.made = made;
        }

        @Override
        public @Nullable ClientRegistration findByRegistrationId(String id) {
            if (!id.equals(REGISTRATION)) {
                return null;
            }
            ClientRegistration known = kept;
            if (known == null) {
                known = made.get();
                kept = known;
            }
            return known;
        }
    }

    /** Keeps none of the provider's tokens: nobody needs them once it is known who signs in. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // as the interface asks
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String id, @Nullable Authentication who, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                @Nullable Authentication who,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String id, @Nullable Authentication who, HttpServletRequest request, HttpServletResponse response) {}
    }

    /** Somebody whom the provider vouches for and who has an account here. */
    private static final class Known extends DefaultOidcUser {

        private final Account account;

        Known(OidcUser vouched, Account account) {
            super(vouched.getAuthorities(), vouched.getIdToken(), vouched.getUserInfo());
            this.account = account;
        }

        Account account() {
            return account;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Known known && known.account.equals(account);
        }

        @Override
        public int hashCode() {
            return account.hashCode();
        }
    }

    private OidcUser known(OidcUserRequest request) {
        OidcUser vouched = users.loadUser(request);
        String email = vouched.getEmail();
        if (email == null || !Boolean.TRUE.equals(vouched.getEmailVerified())) {
            throw new OAuth2AuthenticationException(new OAuth2Error(UNKNOWN));
        }
        Account account = accounts.byEmail(email)
                .filter(Account::active)
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error(UNKNOWN)));
        return new Known(vouched, account);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication vouched)
            throws ServletException, IOException {
        if (!(vouched.getPrincipal() instanceof Known known)) {
            throw new IllegalStateException("signed in without an account");
        }
        SignedInToken signedIn = new SignedInToken(known.account());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        Sessions.signedIn(request);
        accounts.signedIn(known.account(), "provider");
        super.onAuthenticationSuccess(request, response, signedIn);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        boolean unknown = why instanceof OAuth2AuthenticationException refused
                && refused.getError().getErrorCode().equals(UNKNOWN);
        if (!unknown) {
            Throwable deepest = why;
            while (deepest.getCause() != null) {
                deepest = deepest.getCause();
            }
            LOG.warn(
                    "nobody was signed in through the identity provider: {}",
                    String.valueOf(deepest.getMessage()).replaceAll("\\p{Cntrl}", " "));
        }
        response.sendRedirect(request.getContextPath() + (unknown ? "/sign-in?unknown" : "/sign-in?failed"));
    }
}
