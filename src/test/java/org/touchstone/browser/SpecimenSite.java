package org.touchstone.browser;

import static org.springframework.web.servlet.function.RequestPredicates.GET;
import static org.springframework.web.servlet.function.RequestPredicates.POST;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.touchstone.door.web.parts.Choice;
import org.touchstone.door.web.parts.Link;
import org.touchstone.door.web.parts.PageLinks;
import org.touchstone.door.web.parts.Row;
import org.touchstone.door.web.parts.SignedIn;
import org.touchstone.door.web.parts.Task;

/**
 * A site of one page that shows every part once, as the service does: its templates, its words, its content security
 * policy and its tokens in forms. No scan for components finds it.
 */
final class SpecimenSite implements AutoCloseable {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final ConfigurableApplicationContext running;

    private SpecimenSite(ConfigurableApplicationContext running) {
        this.running = running;
    }

    static SpecimenSite start() {
        SpringApplication site = new SpringApplication(Made.class);
        site.setDefaultProperties(Map.ofEntries(
                Map.entry("spring.config.name", "specimen"),
                Map.entry("spring.main.banner-mode", "off"),
                Map.entry("logging.level.root", "warn"),
                Map.entry("server.port", "0"),
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("spring.thymeleaf.prefix", "classpath:/org/touchstone/door/web/"),
                Map.entry(
                        "spring.messages.basename",
                        "org/touchstone/door/web/messages,org/touchstone/check/explanation/messages"),
                Map.entry("spring.web.locale", "en-GB"),
                Map.entry("spring.web.locale-resolver", "fixed"),
                Map.entry("spring.web.resources.chain.strategy.content.enabled", "true"),
                Map.entry("spring.web.resources.chain.strategy.content.paths", "/assets/**"),
                Map.entry("spring.web.resources.cache.cachecontrol.max-age", "365d")));
        return new SpecimenSite(site.run());
    }

    /** The address of a path of the site. */
    String at(String path) {
        return "http://127.0.0.1:" + running.getEnvironment().getProperty("local.server.port") + path;
    }

    @Override
    public void close() {
        running.close();
    }

    /** Says back what was sent, and so only if the token came with it. */
    private static ServerResponse sent(ServerRequest request) {
        Map<String, @Nullable Object> model = model(false);
        model.put("said", "Sent: " + request.param("title").orElse("nothing"));
        return ServerResponse.ok().render("specimen", model);
    }

    private static ServerResponse fault(ServerRequest request) {
        int status = Integer.parseInt(request.pathVariable("status"));
        return ServerResponse.status(status).render("error", Map.of("status", status, "requestId", "7F3K-22QD"));
    }

    private static Map<String, @Nullable Object> model(boolean mistaken) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("account", new SignedIn("Asha Kapoor", "provider"));
        model.put(
                "navigation",
                List.of(
                        new Link("Your courses", "/", true),
                        Link.to("Standards", "/standards"),
                        Link.to("Help", "/help")));
        model.put("trail", List.of(Link.to("Your courses", "/"), new Link("Coaching conversations", "/", true)));
        model.put("errors", mistaken ? mistakes() : Map.of());
        model.put("said", mistaken ? null : "Your answers are saved.");
        model.put(
                "levels",
                List.of(
                        new Choice("1", "Level 1", "Everybody who works with people"),
                        new Choice("2", "Level 2", "People who support others"),
                        Choice.of("3", "Level 3")));
        model.put("yesNo", List.of(Choice.of("yes", "Yes"), Choice.of("no", "No")));
        model.put("elements", List.of(Choice.of("HC", "Health coaching"), Choice.of("SDM", "Shared decision making")));
        model.put(
                "rows",
                List.of(
                        new Row("Course", "Coaching conversations", "/change?title"),
                        new Row("Provider", "Hillside Training", "/change?provider"),
                        Row.of("Checked on", "1 September 2026")));
        model.put(
                "tasks",
                List.of(
                        new Task("About the course", null, "/about", "Complete", true),
                        new Task(
                                "Sessions",
                                "How often people meet, and for how long",
                                "/sessions",
                                "3 questions left",
                                false),
                        new Task("Send in", null, null, "Cannot start yet", false)));
        model.put(
                "pages",
                new PageLinks(
                        "/?page=6",
                        Arrays.asList(
                                Link.to("1", "/?page=1"),
                                null,
                                new Link("7", "/?page=7", true),
                                Link.to("8", "/?page=8")),
                        "/?page=8"));
        model.put("headings", List.of("Session", "Kind", "People"));
        model.put(
                "sessions", List.of(List.of("Workshop 1", "Face to face", "22"), List.of("Follow-up", "Remote", "12")));
        model.put("wideHeadings", List.of("Outcome", "Mapped", "Taught", "Practised", "Assessed", "In resources"));
        model.put(
                "wideRows",
                List.of(
                        List.of("HC-1", "2", "Workshop 1", "Workshop 2", "Assignment", "Handbook"),
                        List.of("HC-2", "1", "Workshop 2", "Workshop 2", "none named", "Handbook")));
        model.put(
                "outcomes",
                List.of(
                        "MET",
                        "NOT_MET",
                        "RECOMMENDATION_NOT_MET",
                        "NOT_STATED",
                        "CONFLICTING",
                        "NEEDS_JUDGEMENT",
                        "NOT_APPLICABLE",
                        "ERROR"));
        return model;
    }

    private static Map<String, String> mistakes() {
        Map<String, String> mistakes = new LinkedHashMap<>();
        mistakes.put("title", "Enter the title of the course");
        mistakes.put("aims", "The aims are 12 characters too long");
        mistakes.put("level", "Choose a level");
        mistakes.put("elements", "Choose at least one element");
        mistakes.put("kind", "Choose the kind of session");
        mistakes.put("held", "Enter a real date, such as 27 March 2026");
        mistakes.put("from", "The first day must be before the last");
        mistakes.put("file", "The file must be a YAML file");
        return mistakes;
    }

    /** What the site is made of. */
    @ImportAutoConfiguration({
        ConfigurationPropertiesAutoConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        HttpEncodingAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        MultipartAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        MessageSourceAutoConfiguration.class,
        ThymeleafAutoConfiguration.class,
        ServletWebSecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class
    })
    static class Made {

        @Bean
        SecurityFilterChain security(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)))
                    .build();
        }

        @Bean
        RouterFunction<ServerResponse> pages() {
            return route(GET("/"), request -> ServerResponse.ok().render("specimen", model(false)))
                    .and(route(GET("/mistaken"), request -> ServerResponse.ok().render("specimen", model(true))))
                    .and(route(POST("/sent"), SpecimenSite::sent))
                    .and(route(GET("/fault/{status}"), SpecimenSite::fault));
        }
    }
}
