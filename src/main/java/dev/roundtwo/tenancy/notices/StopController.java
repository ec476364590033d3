package dev.roundtwo.tenancy.notices;

import dev.roundtwo.identity.Network;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import dev.roundtwo.platform.web.ContentPolicy;
import dev.roundtwo.tenancy.notices.Stops.State;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Where the links in mails lead that end such mails: a mail program posts there by itself (RFC 8058), a person reads the page and
 * clicks. Reading changes nothing, as programs that look for harm read every link.
 */
@Controller
@RequestMapping("/unsubscribe/{token}")
class StopController {

    private final Stops stops;
    private final Limits limits;

    StopController(Stops stops, Limits limits) {
        this.stops = stops;
        this.limits = limits;
    }

    @ModelAttribute
    void count(HttpServletRequest request) {
        limits.takeFor(Limited.REQUESTS, Network.of(request.getRemoteAddr()));
    }

    @GetMapping
    String show(@PathVariable String token, HttpServletResponse response, Model model) {
        return page(token, stops.look(token), response, model);
    }

    @PostMapping
    String end(@PathVariable String token, HttpServletResponse response, Model model) {
        return page(token, stops.end(token), response, model);
    }

    @PostMapping("/undoing")
    String undo(@PathVariable String token, HttpServletResponse response, Model model) {
        return page(token, stops.undo(token), response, model);
    }

    /** The address that the browser is left at. */
    @GetMapping("/undoing")
    String undone(@PathVariable String token, HttpServletResponse response, Model model) {
        return page(token, stops.look(token), response, model);
    }

    private static String page(String token, Optional<State> state, HttpServletResponse response, Model model) {
        if (state.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        model.addAttribute("state", state.orElse(null)).addAttribute("token", token);
        return "tenancy/notices/stop";
    }

    /** The post comes from no page of ours and brings no session: the sealed link proves it, not a form's token. */
    @Configuration(proxyBeanMethods = false)
    static class Door {

        @Bean
        @Order(11)
        SecurityFilterChain unsubscribing(HttpSecurity http) throws Exception {
            return http.securityMatcher("/unsubscribe/**")
                    .csrf(AbstractHttpConfigurer::disable)
                    .headers(headers -> headers.contentSecurityPolicy(
                                    policy -> policy.policyDirectives(ContentPolicy.DIRECTIVES))
                            .referrerPolicy(none -> none.policy(ReferrerPolicy.NO_REFERRER)))
                    .sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }
    }
}
