package org.touchstone.run.operation;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.base.accounts.Passwords;
import org.touchstone.base.accounts.Role;

/** Adds an administrator, who then can add everybody else. */
@Component
class AddAdministrator implements OperatorTask {

    private final Accounts accounts;
    private final Passwords passwords;
    private final TransactionOperations transactions;

    AddAdministrator(Accounts accounts, Passwords passwords, TransactionOperations transactions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "administrator";
    }

    @Override
    public Ending run(Map<String, String> arguments) {
        transactions.executeWithoutResult(status -> {
            Account added = accounts.add(
                    arguments.getOrDefault("email", ""),
                    arguments.getOrDefault("name", ""),
                    Role.ADMINISTRATOR,
                    null,
                    null);
            passwords.accept(passwords.invite(added, null), arguments.getOrDefault("password", ""));
        });
        return Ending.done("The administrator was added, and can sign in.");
    }
}
