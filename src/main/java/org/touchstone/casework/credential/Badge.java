package org.touchstone.casework.credential;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.touchstone.casework.review.Register;
import org.touchstone.check.catalogue.Element;

/** What a credential says of an accreditation: an Open Badge 3.0, which is a W3C verifiable credential. */
final class Badge {

    static final String OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
    private static final List<String> CONTEXT = List.of("https://www.w3.org/ns/credentials/v2", OPEN_BADGES);

    private final String address;
    private final String id;
    private final String issuer;
    private final ZoneId zone;

    /**
     * Made once.
     *
     * @param id the name of the issuer for programs
     * @param issuer its name for people
     */
    Badge(String address, String id, String issuer, ZoneId zone) {
        this.address = address;
        this.id = id;
        this.issuer = issuer;
        this.zone = zone;
    }

    /** Who issues it. */
    Map<String, Object> issuer() {
        Map<String, Object> profile = new LinkedHashMap<>();
        profile.put("id", id);
        profile.put("type", List.of("Profile"));
        profile.put("name", issuer);
        profile.put("url", address);
        return profile;
    }

    /**
     * The credential of an accreditation.
     *
     * @param conditions whether it was accredited with conditions
     * @param place its bit in the status lists
     */
    Map<String, Object> of(Register.Entry entry, boolean conditions, int place, List<Element> elements) {
        String id = address + "/credentials/" + entry.version();
        String subject = address + "/register/" + entry.course();
        OffsetDateTime from = start(entry.from());
        OffsetDateTime to = start(entry.to());
        Map<String, Object> badge = new LinkedHashMap<>();
        badge.put("@context", CONTEXT);
        badge.put("id", id);
        badge.put("type", List.of("VerifiableCredential", "OpenBadgeCredential"));
        badge.put("issuer", issuer());
        badge.put("name", CredentialMessages.text("name", entry.title()));
        badge.put("validFrom", from.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        badge.put("validUntil", to.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        badge.put("credentialSubject", subject(entry, subject, conditions, elements));
        badge.put("credentialStatus", List.of(status("revocation", place), status("suspension", place)));
        badge.put("iss", this.id);
        badge.put("jti", id);
        badge.put("sub", subject);
        badge.put("nbf", from.toEpochSecond());
        badge.put("exp", to.toEpochSecond());
        return badge;
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }

    private Map<String, Object> subject(
            Register.Entry entry, String subject, boolean conditions, List<Element> elements) {
        Map<String, Object> achievement = new LinkedHashMap<>();
        achievement.put("id", subject + "#accreditation");
        achievement.put("type", List.of("Achievement"));
        achievement.put("achievementType", "ext:Accreditation");
        achievement.put("name", entry.title());
        achievement.put(
                "description",
                CredentialMessages.text(conditions ? "accredited-with-conditions" : "accredited", issuer));
        achievement.put(
                "criteria",
                Map.of("id", address + "/standards/index.html", "narrative", CredentialMessages.text("criteria")));
        achievement.put("alignment", alignments(entry, elements));
        Map<String, Object> provider = new LinkedHashMap<>();
        provider.put("type", "IdentityObject");
        provider.put("hashed", false);
        provider.put("identityType", "name");
        provider.put("identityHash", entry.organisation());
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("id", subject);
        said.put("type", List.of("AchievementSubject"));
        said.put("identifier", List.of(provider));
        said.put("achievement", achievement);
        return said;
    }

    private List<Map<String, Object>> alignments(Register.Entry entry, List<Element> elements) {
        Map<String, String> names = elements.stream().collect(Collectors.toMap(Element::id, Element::name));
        List<Map<String, Object>> alignments = new ArrayList<>();
        entry.claims().forEach((element, levels) -> {
            String name = names.getOrDefault(element, element);
            Map<String, Object> alignment = new LinkedHashMap<>();
            alignment.put("type", List.of("Alignment"));
            alignment.put(
                    "targetName",
                    levels.isEmpty()
                            ? name
                            : CredentialMessages.text(
                                    "levels",
                                    name,
                                    levels.stream().map(String::valueOf).collect(Collectors.joining(", "))));
            alignment.put("targetUrl", address + "/standards/element/" + element + ".html");
            alignment.put("targetCode", element);
            alignments.add(alignment);
        });
        return alignments;
    }

    private Map<String, Object> status(String purpose, int place) {
        String list = list(purpose, place / StatusList.SIZE);
        int bit = place % StatusList.SIZE;
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("id", list + "#" + bit);
        status.put("type", "BitstringStatusListEntry");
        status.put("statusPurpose", purpose);
        status.put("statusListIndex", Integer.toString(bit));
        status.put("statusListCredential", list);
        return status;
    }

    private String list(String purpose, int number) {
        return address + "/credentials/status/" + purpose + "/" + number;
    }

    /** A list of how credentials stand, which is a credential too. */
    Map<String, Object> list(String purpose, int number, String encoded, OffsetDateTime now) {
        String id = list(purpose, number);
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("id", id + "#list");
        subject.put("type", "BitstringStatusList");
        subject.put("statusPurpose", purpose);
        subject.put("encodedList", encoded);
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("@context", CONTEXT.subList(0, 1));
        list.put("id", id);
        list.put("type", List.of("VerifiableCredential", "BitstringStatusListCredential"));
        list.put("issuer", this.id);
        list.put("name", CredentialMessages.text("list." + purpose));
        list.put("validFrom", now.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        list.put("credentialSubject", subject);
        return list;
    }
}
