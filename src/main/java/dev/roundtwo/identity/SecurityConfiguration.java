package dev.roundtwo.identity;

import dev.roundtwo.platform.web.ContentPolicy;
import dev.roundtwo.platform.web.Pages;
import dev.roundtwo.platform.web.PublicUrl;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** Who gets past the door, and the headers that every answer carries. Who may see what is decided by each use case. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** In a cookie, so that a visitor who only reads needs no session. The prefix keeps other hosts from writing it. */
    @Bean
    CsrfTokenRepository csrfTokens(PublicUrl url) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(url.secure() ? "__Host-roundtwo-form" : "roundtwo-form");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(
                cookie -> cookie.path("/").httpOnly(true).secure(url.secure()).sameSite("Lax"));
        return tokens;
    }

    @Bean
    SecurityFilterChain door(
            HttpSecurity http,
            SecurityContextRepository sessions,
            PublicUrl url,
            CsrfTokenRepository tokens,
            LogoutSuccessHandler signedOut,
            Pages pages)
            throws Exception {
        return http.securityContext(context -> context.securityContextRepository(sessions))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/account/**", "/workspaces", "/operator/**")
                                .authenticated()
                                .anyRequest()
                                .permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(new SignInFirst()).accessDeniedHandler(refusing(pages)))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessHandler(signedOut))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(ContentPolicy.DIRECTIVES))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(self), microphone=(self), geolocation=(), payment=()"))
                        .httpStrictTransportSecurity(
                                strict -> strict.requestMatcher(request -> url.secure())) // TLS ends before us
                        .frameOptions(Customizer.withDefaults()))
                .anonymous(Customizer.withDefaults())
                .build();
    }

    private static AccessDeniedHandler refusing(Pages pages) {
        return (request, response, refused) -> pages.refuse(
                request, response, HttpStatus.FORBIDDEN, refused instanceof CsrfException ? "error.csrf" : "error.403");
    }
}
