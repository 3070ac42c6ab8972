package org.touchstone.casework.review;

import java.util.UUID;
import org.touchstone.base.accounts.Account;

/** What else happens when a course is accredited, in the transaction of the decision and after the register has it. */
public interface Accredited {

    void accredited(Account lead, UUID version);
}
