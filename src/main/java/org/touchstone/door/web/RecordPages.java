package org.touchstone.door.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Event;

/** The record of every change, for administrators. */
@Controller
class RecordPages {

    private static final int ON_A_PAGE = 50;

    private final AuditLog log;
    private final Accounts accounts;

    RecordPages(AuditLog log, Accounts accounts) {
        this.log = log;
        this.accounts = accounts;
    }

    @GetMapping("/record")
    String record(@RequestParam(defaultValue = "") String before, Model model) {
        long seq = before.matches("\\d{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE;
        List<Event> events = log.before(seq, ON_A_PAGE);
        Map<UUID, String> names = accounts.all().stream().collect(Collectors.toMap(Account::id, Account::name));
        model.addAttribute("events", events);
        model.addAttribute("names", names);
        model.addAttribute("head", log.head());
        model.addAttribute(
                "earlier",
                events.size() < ON_A_PAGE ? null : events.get(events.size() - 1).seq());
        return "record";
    }
}
