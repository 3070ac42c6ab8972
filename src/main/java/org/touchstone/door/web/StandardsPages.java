package org.touchstone.door.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.touchstone.author.pages.Address;
import org.touchstone.author.pages.HtmlPage;
import org.touchstone.author.pages.Pages;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.Rulesets;

/** The pages of every standard, requirement, element and learning outcome, open to everybody. */
@Controller
class StandardsPages {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final Rulesets rulesets;
    private final Map<String, String> rendered = new ConcurrentHashMap<>();

    StandardsPages(Rulesets rulesets) {
        this.rulesets = rulesets;
    }

    @GetMapping("/standards")
    String index() {
        return "redirect:/standards/index.html";
    }

    @GetMapping("/standards/touchstone.css")
    ResponseEntity<Resource> style() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/css;charset=UTF-8"))
                .body(new ClassPathResource("touchstone.css", HtmlPage.class));
    }

    @GetMapping("/standards/{file:[a-z]+\\.html}")
    ResponseEntity<String> list(@PathVariable String file) {
        return page(file);
    }

    @GetMapping("/standards/{kind}/{file}")
    ResponseEntity<String> one(@PathVariable String kind, @PathVariable String file) {
        return page(kind + "/" + file);
    }

    private ResponseEntity<String> page(String file) {
        String html = rendered.get(file);
        if (html == null) {
            Pages pages = rulesets.pages();
            Address address = pages.addresses().stream()
                    .collect(Collectors.toMap(Address::file, Function.identity()))
                    .get(file);
            if (address == null) {
                throw new NotFoundException();
            }
            html = new HtmlPage(pages.ruleset()).render(pages.page(address).orElseThrow());
            rendered.put(file, html);
        }
        return ResponseEntity.ok().contentType(HTML).body(html);
    }
}
