package dev.roundtwo.api.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * The door of the API: a bearer token with each call and nothing else, no session, no cookie, so no CSRF either. The
 * published document is the only thing behind it that anybody may read.
 */
@Configuration(proxyBeanMethods = false)
class ApiDoor {

    static final String[] PUBLIC = {"/api/v1/openapi.json", "/api/v1/openapi.yaml"};

    @Bean
    @Order(2)
    SecurityFilterChain bearers(HttpSecurity http, Admissions admissions, Refusals refusals) throws Exception {
        return http.securityMatcher("/api/*/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, PUBLIC)
                        .permitAll()
                        .anyRequest()
                        .access((who, request) -> new AuthorizationDecision(who.get() instanceof Admitted)))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(refusals)
                        .authenticationManagerResolver(
                                request -> new ProviderManager(reading(admissions, request.getRequestURI()))))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(refusals)
                        .accessDeniedHandler((request, response, refused) -> refusals.tokenMissing(response)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .build();
    }

    private static AuthenticationProvider reading(Admissions admissions, String path) {
        return new AuthenticationProvider() {
            @Override
            public Authentication authenticate(Authentication asked) {
                return admissions.admit(path, ((BearerTokenAuthenticationToken) asked).getToken());
            }

            @Override
            public boolean supports(Class<?> kind) {
                return BearerTokenAuthenticationToken.class.isAssignableFrom(kind);
            }
        };
    }
}
