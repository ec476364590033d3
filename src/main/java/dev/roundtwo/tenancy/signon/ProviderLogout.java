package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.Network;
import dev.roundtwo.identity.external.CodeFlow;
import dev.roundtwo.identity.external.ExternalIdentities;
import dev.roundtwo.identity.external.NotVouched;
import dev.roundtwo.identity.external.Vouched;
import dev.roundtwo.identity.sessions.Sessions;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A provider tells that it signed somebody out: their sessions that came in through it end. It has no session itself. */
@Controller
class ProviderLogout {

    private final TrustedProviders providers;
    private final CodeFlow flow;
    private final ExternalIdentities identities;
    private final Sessions sessions;
    private final Limits limits;

    ProviderLogout(
            TrustedProviders providers,
            CodeFlow flow,
            ExternalIdentities identities,
            Sessions sessions,
            Limits limits) {
        this.providers = providers;
        this.flow = flow;
        this.identities = identities;
        this.sessions = sessions;
        this.limits = limits;
    }

    @PostMapping("/sign-in/with/{provider}/ended")
    ResponseEntity<String> end(
            @PathVariable String provider,
            @RequestParam(name = "logout_token", defaultValue = "") String token,
            HttpServletRequest request) {
        limits.takeFor(Limited.REQUESTS, Network.of(request.getRemoteAddr()));
        TrustedProvider by = providers.at(provider).orElseThrow(() -> new NotFound("provider", "given"));
        try {
            String subject = flow.signedOut(providers.client(by), token);
            identities
                    .accountOf(new Vouched(by.issuer(), subject, null, false, null, false))
                    .ifPresent(account -> sessions.endHolding(account, Through.ATTRIBUTE, by.id() + "@"));
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body("");
        } catch (NotVouched refused) {
            return ResponseEntity.badRequest()
                    .cacheControl(CacheControl.noStore())
                    .body("");
        }
    }

    /** Its request comes from no page of ours: the signature proves it, not a form's token. */
    @Configuration(proxyBeanMethods = false)
    static class Door {

        @Bean
        @Order(10)
        SecurityFilterChain providersLogout(HttpSecurity http) throws Exception {
            return http.securityMatcher("/sign-in/with/*/ended")
                    .csrf(AbstractHttpConfigurer::disable)
                    .sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }
    }
}
