package org.touchstone.door.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;

/** The names of people. */
@Component
class Names {

    private final Accounts accounts;

    Names(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The name of an account; empty for the operator, who has none. */
    String of(@Nullable UUID account) {
        return account == null ? "" : accounts.byId(account).map(Account::name).orElse("");
    }
}
