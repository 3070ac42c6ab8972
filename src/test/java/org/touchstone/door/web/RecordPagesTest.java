package org.touchstone.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Courses;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** What an administrator reads and does. */
@Tag("service")
class RecordPagesTest {

    private final RunningService service = RunningService.shared();

    @Test
    void theRecordSaysWhatACourseIsCalled() {
        Account provider = service.person(Role.PROVIDER);
        service.bean(Courses.class).add(provider, "Listening well in Leeds", "course: {}", "course.yaml");

        assertThat(Visitor.signedIn(service, service.person(Role.ADMINISTRATOR))
                        .get("/record")
                        .body())
                .contains("Listening well in Leeds");
    }

    @Test
    void anAccountIsClosedOnlyAfterAQuestion() {
        Account provider = service.person(Role.PROVIDER);
        Visitor administrator = Visitor.signedIn(service, service.person(Role.ADMINISTRATOR));
        String close = "/people/accounts/" + provider.id() + "/close";

        assertThat(administrator.get(close).body()).contains("Close the account of", provider.email(), "Keep it open");
        assertThat(service.bean(Accounts.class)
                        .byId(provider.id())
                        .orElseThrow()
                        .active())
                .isTrue();
        administrator.post(close, Map.of(), close);
        assertThat(service.bean(Accounts.class)
                        .byId(provider.id())
                        .orElseThrow()
                        .active())
                .isFalse();
    }

    @Test
    void aPolicyOfficerBeginsWithTheRulesInForceAndCanComeBackToThem() {
        Visitor officer = Visitor.signedIn(service, service.person(Role.POLICY));

        assertThat(officer.get("/rulesets").body()).contains("Rules in force", "In force today", "Sign out");
        assertThat(officer.get("/standards/index.html").body()).contains("<a href=\"/\">Back to your work</a>");
    }
}
