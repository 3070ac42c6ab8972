package org.touchstone.door.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.touchstone.casework.review.Register;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.check.catalogue.Element;
import org.touchstone.door.web.parts.Choice;
import org.touchstone.door.web.parts.Link;

/** The public register of accredited courses. */
@Controller
class RegisterPages {

    private static final int ON_A_PAGE = 50;
    private static final int IN_JSON = 500;

    private final Register register;
    private final RulesetInForce rulesets;
    private final PageSentences sentences;

    RegisterPages(Register register, RulesetInForce rulesets, PageSentences sentences) {
        this.register = register;
        this.rulesets = rulesets;
        this.sentences = sentences;
    }

    @GetMapping("/register")
    String search(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String element,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String mode,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        Register.Wanted wanted = new Register.Wanted(words, element, level, mode);
        List<Register.Entry> some = register.search(wanted, after == null ? null : register.find(after), ON_A_PAGE + 1);
        List<Register.Entry> shown = some.subList(0, Math.min(some.size(), ON_A_PAGE));
        List<Element> elements = rulesets.today().ruleset().catalogue().elements();
        model.addAttribute("entries", shown);
        model.addAttribute("wanted", wanted);
        model.addAttribute(
                "next", some.size() > ON_A_PAGE ? shown.get(shown.size() - 1).course() : null);
        model.addAttribute(
                "elements",
                elements.stream()
                        .filter(Element::isClaimable)
                        .map(each -> Choice.of(each.id(), each.name()))
                        .toList());
        model.addAttribute(
                "levels",
                Stream.of("1", "2", "3").map(each -> Choice.of(each, each)).toList());
        model.addAttribute(
                "modes",
                Stream.of("face to face", "remote", "self-directed")
                        .map(each -> Choice.of(each, each))
                        .toList());
        model.addAttribute("names", names(elements));
        return "register";
    }

    private static Map<String, String> names(List<Element> elements) {
        return elements.stream().collect(Collectors.toMap(Element::id, Element::name));
    }

    @GetMapping("/register/{course}")
    String one(@PathVariable UUID course, Model model) {
        model.addAttribute("entry", register.find(course));
        model.addAttribute("names", names(rulesets.today().ruleset().catalogue().elements()));
        model.addAttribute("trail", List.of(Link.to(sentences.say("register.title"), "/register")));
        return "register-entry";
    }

    /**
     * An accredited course, for programs.
     *
     * @param id the id of the course
     * @param title what it is called
     * @param organisation whose it is
     * @param claims the elements that it covers, each with its levels
     * @param audience who it is for
     * @param modes how people take part
     * @param place where
     * @param from the first day of the accreditation
     * @param to the first day on which it no longer holds
     * @param status how it stands today
     */
    public record Listed(
            UUID id,
            String title,
            String organisation,
            Map<String, List<Integer>> claims,
            String audience,
            List<String> modes,
            String place,
            LocalDate from,
            LocalDate to,
            String status) {}

    /** A page of the register for programs; {@code next} is the id to go on after, and is null on the last page. */
    public record Page(List<Listed> courses, @Nullable UUID next) {}

    @GetMapping(path = "/register.json", produces = "application/json")
    @ResponseBody
    Page json(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String element,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String mode,
            @RequestParam(required = false) @Nullable UUID after) {
        List<Register.Entry> some = register.search(
                new Register.Wanted(words, element, level, mode),
                after == null ? null : register.find(after),
                IN_JSON + 1);
        List<Register.Entry> shown = some.subList(0, Math.min(some.size(), IN_JSON));
        return new Page(
                shown.stream()
                        .map(each -> new Listed(
                                each.course(),
                                each.title(),
                                each.organisation(),
                                each.claims(),
                                each.audience(),
                                each.modes(),
                                each.place(),
                                each.from(),
                                each.to(),
                                each.status().name()))
                        .toList(),
                some.size() > IN_JSON ? shown.get(shown.size() - 1).course() : null);
    }
}
