package org.touchstone.door.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.ApiTokens;

/** Somebody's browser without a window, or a program with a token. Follows no redirect by itself. */
public final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final List<Function<String, URI>> services;
    private final String token;
    private int asked;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofMinutes(1))
            .build();

    private Visitor(List<Function<String, URI>> services, String token) {
        this.services = services;
        this.token = token;
    }

    /** Somebody who has not signed in. */
    public static Visitor of(RunningService service) {
        return new Visitor(List.of(service::at), "");
    }

    /** Somebody who has not signed in, and whose every request goes to the next of several instances of the service. */
    public static Visitor between(RunningService... services) {
        return new Visitor(
                Stream.of(services).<Function<String, URI>>map(each -> each::at).toList(), "");
    }

    /** The same, of instances in processes of their own. */
    public static Visitor between(ServiceProcess... services) {
        return new Visitor(
                Stream.of(services).<Function<String, URI>>map(each -> each::at).toList(), "");
    }

    /** Somebody who has signed in with {@link RunningService#PASSWORD}. */
    public static Visitor signedIn(RunningService service, Account account) {
        return of(service).signIn(account);
    }

    /** Somebody who has not signed in, and whose every request goes where it is sent, as by a proxy. */
    public static Visitor through(Function<String, URI> proxy) {
        return new Visitor(List.of(proxy), "");
    }

    /** Signs in with {@link RunningService#PASSWORD}. */
    public Visitor signIn(Account account) {
        return signIn(account.email());
    }

    /** Signs in with {@link RunningService#PASSWORD}. */
    public Visitor signIn(String email) {
        HttpResponse<String> answer =
                post("/sign-in", Map.of("email", email, "password", RunningService.PASSWORD), "/sign-in");
        if (answer.statusCode() != 302
                || answer.headers().firstValue("Location").orElse("").contains("/sign-in")) {
            throw new IllegalStateException("could not sign in: " + answer.statusCode());
        }
        return this;
    }

    /** A program of somebody's. */
    public static Visitor program(RunningService service, Account account) {
        return new Visitor(
                List.of(service::at), service.bean(ApiTokens.class).make(account, "test", Duration.ofDays(1)));
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** The bytes of an answer. */
    public byte[] bytes(String path) {
        try {
            return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a form as the page at {@code page} would: with the token that the page holds. */
    public HttpResponse<String> post(String path, Map<String, String> fields, String page) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", csrf(page));
        return send(request(path, "Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(all))));
    }

    /** Sends a form with a file as the page at {@code page} would. */
    public HttpResponse<String> postFile(
            String path, Map<String, String> fields, String fileName, byte[] file, String page) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", csrf(page));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        all.forEach((name, value) -> body.writeBytes(
                ("--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return send("POST", path, body.toByteArray(), "Content-Type", "multipart/form-data; boundary=b");
    }

    /** Sends anything. */
    public HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
        return send(request(path, headers).method(method, HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** The token against forged requests that a page holds. */
    public String csrf(String page) {
        Matcher matcher = CSRF.matcher(get(page).body());
        if (!matcher.find()) {
            throw new IllegalStateException("no form on " + page);
        }
        return matcher.group(1);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        URI address = services.get(asked++ % services.size()).apply(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(5));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
