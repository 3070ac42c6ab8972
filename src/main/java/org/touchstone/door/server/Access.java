package org.touchstone.door.server;

import static org.touchstone.base.accounts.Role.ADMINISTRATOR;
import static org.touchstone.base.accounts.Role.LEAD;
import static org.touchstone.base.accounts.Role.POLICY;
import static org.touchstone.base.accounts.Role.PROVIDER;
import static org.touchstone.base.accounts.Role.REVIEWER;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.touchstone.base.accounts.Role;

/**
 * Who may ask for what: the one place that says so. The first row that fits an address holds; an address that no row fits is
 * refused to everybody.
 */
public final class Access {

    private static final Set<Role> EVERY_ROLE = EnumSet.allOf(Role.class);

    /**
     * One row of the table.
     *
     * @param pattern the addresses it is about
     * @param roles the roles that may ask; nothing where anybody may, signed in or not
     */
    public record Row(PathPattern pattern, Optional<Set<Role>> roles) {}

    /** The table. */
    public static final List<Row> TABLE = List.of(
            // Anybody, signed in or not.
            open("/assets/**"),
            open("/favicon.ico"),
            open("/sign-in/**"),
            open("/signed-out"),
            open("/choose-password/**"),
            open("/accessibility"),
            open("/standards/**"),
            open("/register/**"),
            open("/register.json"),
            open("/credentials/**"),
            open("/.well-known/did.json"),
            open("/did.json"),
            open("/health/**"),
            open("/actuator/health/**"),
            open("/oauth2/**"),
            open("/login/oauth2/**"),
            open("/api/v1/openapi"),
            open("/api/v1/openapi.yaml"),
            open("/api"),
            open("/api/docs/**"),
            // Everybody who is signed in.
            row("/", EVERY_ROLE),
            row("/sign-out", EVERY_ROLE),
            row("/account/**", EVERY_ROLE),
            row("/api/v1/me", EVERY_ROLE),
            row("/api/v1/checks", EVERY_ROLE),
            // Providers: their own organisation's only, which the queries see to.
            row("/courses/**", PROVIDER),
            row("/documents/**", PROVIDER),
            row("/organisation/**", PROVIDER),
            row("/api/v1/courses/**", PROVIDER),
            row("/api/v1/documents/**", PROVIDER),
            row("/api/v1/organisation/**", PROVIDER),
            // Those who judge what was submitted.
            row("/submitted/**", REVIEWER, LEAD),
            row("/api/v1/submitted/**", REVIEWER, LEAD),
            // Reviewers: their own reviews only, which the queries see to.
            row("/reviews/**", REVIEWER, LEAD),
            row("/api/v1/reviews/**", REVIEWER, LEAD),
            // Those who lead a case to its decision.
            row("/cases/**", LEAD),
            row("/api/v1/cases/**", LEAD),
            row("/learning", LEAD, POLICY),
            row("/learning.csv", LEAD, POLICY),
            row("/learning-stages.csv", LEAD, POLICY),
            row("/api/v1/learning", LEAD, POLICY),
            // Those who own the policy.
            row("/rulesets/**", POLICY),
            row("/api/v1/rulesets/**", POLICY),
            row("/drafts/**", POLICY),
            row("/api/v1/drafts/**", POLICY),
            // Those who look after the service.
            row("/people/**", ADMINISTRATOR),
            row("/record/**", ADMINISTRATOR),
            row("/actuator/prometheus", ADMINISTRATOR));

    private Access() {}

    /** The row that an address comes under; nothing where it comes under none. */
    public static Optional<Row> of(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return TABLE.stream().filter(row -> row.pattern().matches(parsed)).findFirst();
    }

    private static Row open(String pattern) {
        return new Row(PathPatternParser.defaultInstance.parse(pattern), Optional.empty());
    }

    private static Row row(String pattern, Role... roles) {
        return row(pattern, EnumSet.copyOf(List.of(roles)));
    }

    private static Row row(String pattern, Set<Role> roles) {
        return new Row(PathPatternParser.defaultInstance.parse(pattern), Optional.of(roles));
    }
}
