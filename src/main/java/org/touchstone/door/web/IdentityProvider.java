package org.touchstone.door.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.touchstone.base.settings.Settings;

/** The body's own identity provider, where one is configured (OpenID Connect). */
@Component
class IdentityProvider {

    private final Settings.Provider provider;

    IdentityProvider(Settings settings) {
        this.provider = settings.signIn().provider();
    }

    /** What it is called; nothing where people sign in with passwords only. */
    Optional<String> name() {
        return Optional.of(provider).filter(Settings.Provider::configured).map(Settings.Provider::name);
    }

    /** Where signing in through it begins. */
    String address() {
        return "/oauth2/authorization/body";
    }
}
