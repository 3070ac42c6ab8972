package org.touchstone.door.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Event;
import org.touchstone.casework.courses.Courses;

/** The record of every change, for administrators. */
@Controller
class RecordPages {

    private static final int ON_A_PAGE = 50;
    private static final Pattern COURSE = Pattern.compile("\\bcourse ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final AuditLog log;
    private final Accounts accounts;
    private final Courses courses;

    RecordPages(AuditLog log, Accounts accounts, Courses courses) {
        this.log = log;
        this.accounts = accounts;
        this.courses = courses;
    }

    @GetMapping("/record")
    String record(@RequestParam(defaultValue = "") String before, Model model) {
        long seq = before.matches("\\d{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE;
        List<Event> events = log.before(seq, ON_A_PAGE);
        Map<UUID, String> names = accounts.all().stream().collect(Collectors.toMap(Account::id, Account::name));
        model.addAttribute("events", events);
        model.addAttribute("names", names);
        model.addAttribute("titles", titles(events));
        model.addAttribute("head", log.head());
        model.addAttribute(
                "earlier",
                events.size() < ON_A_PAGE ? null : events.get(events.size() - 1).seq());
        return "record";
    }

    /** What the courses are called that entries speak of by their ids, by what the entries say. */
    private Map<String, String> titles(List<Event> events) {
        Map<String, String> titles = new HashMap<>();
        for (Event event : events) {
            Matcher course = COURSE.matcher(event.subject());
            if (course.find()) {
                courses.title(UUID.fromString(course.group(1))).ifPresent(title -> titles.put(event.subject(), title));
            }
        }
        return titles;
    }
}
