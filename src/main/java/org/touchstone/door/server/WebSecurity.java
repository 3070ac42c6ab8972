package org.touchstone.door.server;

import jakarta.servlet.DispatcherType;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.CookieClearingLogoutHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.settings.Settings;
import org.touchstone.door.api.ProblemKind;
import org.touchstone.door.api.Problems;

/** How people and programs sign in, and what every answer carries to keep browsers safe. */
@Configuration
class WebSecurity {

    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http, TokenFilter tokens, RateLimitFilter limits, Problems problems, Settings settings)
            throws Exception {
        http.securityMatcher("/api/**", "/actuator/**")
                .authorizeHttpRequests(WebSecurity::table)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .exceptionHandling(refused -> refused.authenticationEntryPoint((request, response, why) -> {
                            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"touchstone\"");
                            problems.write(response, ProblemKind.UNAUTHORIZED);
                        })
                        .accessDeniedHandler(
                                (request, response, why) -> problems.write(response, ProblemKind.FORBIDDEN)))
                .addFilterBefore(tokens, AuthorizationFilter.class)
                .addFilterBefore(limits, AuthorizationFilter.class);
        headers(http, settings);
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            PasswordSignIn signIn,
            ProviderSignIn provider,
            FreshAccountFilter fresh,
            RateLimitFilter limits,
            SignedOutForms signedOut,
            Sessions sessions,
            Settings settings)
            throws Exception {
        // The one provider of authentication that there is, PasswordSignIn, is found without being named here. Named,
        // it would be asked twice about each wrong password.
        http.authorizeHttpRequests(WebSecurity::table)
                .requestCache(cache -> cache.requestCache(sessions))
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in")
                        .usernameParameter("email")
                        .passwordParameter("password")
                        .authenticationDetailsSource(SignInOrigin::of)
                        .successHandler(signIn)
                        .failureHandler(signIn))
                .logout(logout -> logout.logoutUrl("/sign-out")
                        .logoutSuccessUrl("/signed-out")
                        .addLogoutHandler(new CookieClearingLogoutHandler(BrowserSafety.endOfCookie(settings))))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(signedOut).accessDeniedHandler(signedOut))
                .addFilterBefore(limits, SecurityContextHolderFilter.class)
                .addFilterBefore(fresh, UsernamePasswordAuthenticationFilter.class);
        provider.into(http);
        headers(http, settings);
        return http.build();
    }

    private static void headers(HttpSecurity http, Settings settings) throws Exception {
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()"))
                .httpStrictTransportSecurity(
                        hsts -> hsts.requestMatcher(request -> settings.https() || request.isSecure()))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN)));
    }

    /** Turns {@link Access} into rules. */
    private static void table(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
        // The page that says what went wrong is for everybody; nobody asks for it by its address.
        rules.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
        for (Access.Row row : Access.TABLE) {
            PathPatternRequestMatcher matcher = PathPatternRequestMatcher.withDefaults()
                    .matcher(row.pattern().getPatternString());
            Optional<Set<Role>> roles = row.roles();
            if (roles.isPresent()) {
                rules.requestMatchers(matcher)
                        .hasAnyAuthority(roles.get().stream().map(Role::name).toArray(String[]::new));
            } else {
                rules.requestMatchers(matcher).permitAll();
            }
        }
        rules.anyRequest().denyAll();
    }
}
