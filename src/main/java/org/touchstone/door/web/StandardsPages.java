package org.touchstone.door.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.touchstone.author.examples.ExamplesReader;
import org.touchstone.author.pages.Address;
import org.touchstone.author.pages.CurriculumAsCase;
import org.touchstone.author.pages.HtmlPage;
import org.touchstone.author.pages.StandardsSite;
import org.touchstone.base.settings.Settings;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.rulesets.InForce;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.Ruleset;

/** The pages of every standard, requirement, element and learning outcome, open to everybody. */
@Controller
class StandardsPages {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final RulesetInForce rulesets;
    private final String address;
    private volatile Site site = Site.NONE;

    StandardsPages(RulesetInForce rulesets, Settings settings) {
        this.rulesets = rulesets;
        this.address = settings.publicAddress();
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

    /** The curriculum for other systems, as a package of 1EdTech's CASE 1.0. */
    @GetMapping("/standards/case.json")
    ResponseEntity<byte[]> curriculum() {
        InForce today = rulesets.today();
        String curriculum = CurriculumAsCase.of(
                today.catalogue(),
                today.ruleset().digest(),
                address + "/standards",
                rulesets.published().at());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(curriculum.getBytes(StandardCharsets.UTF_8));
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
        String html = site(rulesets.today().ruleset()).page(file).orElseThrow(NotFoundException::new);
        return ResponseEntity.ok().contentType(HTML).body(html);
    }

    /** The pages of the ruleset in force; made anew when another is. */
    private Site site(Ruleset ruleset) {
        Site known = site;
        if (!known.digest().equals(ruleset.digest())) {
            synchronized (this) {
                known = site;
                if (!known.digest().equals(ruleset.digest())) {
                    known = Site.of(ruleset);
                    site = known;
                }
            }
        }
        return known;
    }

    /**
     * The pages of one ruleset.
     *
     * @param digest the ruleset
     * @param pages its pages by their files
     * @param rendered those that were asked for so far
     */
    private record Site(String digest, Map<String, Supplier<String>> pages, Map<String, String> rendered) {

        static final Site NONE = new Site("", Map.of(), Map.of());

        static Site of(Ruleset ruleset) {
            try {
                StandardsSite all = StandardsSite.of(ruleset, ExamplesReader.read(ruleset));
                HtmlPage html = new HtmlPage(all.ruleset(), "/");
                Map<String, Supplier<String>> pages = all.addresses().stream()
                        .collect(Collectors.toMap(
                                Address::file,
                                address -> () -> html.render(all.page(address).orElseThrow())));
                return new Site(ruleset.digest(), pages, new ConcurrentHashMap<>());
            } catch (MistakesException e) {
                throw new IllegalStateException("the examples of the ruleset cannot be read", e);
            }
        }

        Optional<String> page(String file) {
            Supplier<String> page = pages.get(file);
            return page == null ? Optional.empty() : Optional.of(rendered.computeIfAbsent(file, first -> page.get()));
        }
    }
}
