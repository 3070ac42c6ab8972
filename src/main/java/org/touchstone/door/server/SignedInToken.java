package org.touchstone.door.server;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.touchstone.base.accounts.Account;

/** Somebody who has signed in, with a password, through an identity provider or by a token. */
final class SignedInToken extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final Account account;

    SignedInToken(Account account) {
        super(List.of(new SimpleGrantedAuthority(account.role().name())));
        this.account = account;
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Account getPrincipal() {
        return account;
    }

    @Override
    public String getName() {
        return account.id().toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedInToken signedIn && signedIn.account.equals(account);
    }

    @Override
    public int hashCode() {
        return account.hashCode();
    }
}
