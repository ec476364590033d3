package dev.roundtwo.api.access.server;

import dev.roundtwo.identity.Guesses;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.platform.limits.Limits;
import dev.roundtwo.platform.web.ContentPolicy;
import dev.roundtwo.platform.web.Pages;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationEndpointConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.PublicClientAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretPostAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.PublicClientAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The door of the authorization server: codes with PKCE, client credentials and refresh tokens, for clients with a secret or
 * public ones. No implicit and no password grant, no device codes, no registration by whoever comes, no OpenID Connect.
 */
@Configuration(proxyBeanMethods = false)
class ServerDoor {

    private final Clients clients;
    private final Authorizations authorizations;
    private final Consents consents;
    private final TokenMaker maker;
    private final OwnTokens ownTokens;
    private final Limits limits;
    private final Guesses guesses;

    ServerDoor(
            Clients clients,
            Revocations revocations,
            Authorizations authorizations,
            Consents consents,
            TokenMaker maker,
            Limits limits,
            Guesses guesses) {
        this.limits = limits;
        this.guesses = guesses;
        this.ownTokens = new OwnTokens(clients, authorizations, revocations);
        this.clients = clients;
        this.authorizations = authorizations;
        this.consents = consents;
        this.maker = maker;
    }

    @Bean
    @Order(1)
    SecurityFilterChain authorizing(
            HttpSecurity http,
            SecurityContextRepository sessions,
            CsrfTokenRepository forms,
            AuthorizeRules rules,
            AuthorizeAnswers answers,
            AskedBefore back,
            Metadata metadata,
            Pages pages)
            throws Exception {
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.registeredClientRepository(clients)
                            .authorizationService(authorizations)
                            .authorizationConsentService(consents)
                            .authorizationServerSettings(
                                    AuthorizationServerSettings.builder().build())
                            .tokenGenerator(maker)
                            .authorizationServerMetadataEndpoint(
                                    endpoint -> endpoint.authorizationServerMetadataCustomizer(metadata))
                            .authorizationEndpoint(endpoint -> authorize(endpoint, rules, answers))
                            .tokenRevocationEndpoint(endpoint -> endpoint.authenticationProviders(this::onlyOwn))
                            .tokenIntrospectionEndpoint(endpoint -> endpoint.authenticationProviders(this::onlyOwn))
                            .clientAuthentication(this::authenticate);
                })
                .addFilterAfter(new EndpointLimits(limits, guesses, pages), HeaderWriterFilter.class)
                .securityContext(context -> context.securityContextRepository(sessions))
                .csrf(csrf -> csrf.csrfTokenRepository(forms))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/oauth2/jwks")
                        .permitAll()
                        .requestMatchers("/oauth2/authorize")
                        .access((who, request) -> new AuthorizationDecision(
                                who.get() != null && who.get().getPrincipal() instanceof SignedIn))
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                                back, PathPatternRequestMatcher.withDefaults().matcher("/oauth2/authorize"))
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), request -> true))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(ContentPolicy.DIRECTIVES))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    private void authorize(
            OAuth2AuthorizationEndpointConfigurer endpoint, AuthorizeRules rules, AuthorizeAnswers answers) {
        endpoint.consentPage("/oauth2/consent")
                .authorizationResponseHandler(answers)
                .errorResponseHandler(answers)
                .authenticationProviders(providers -> providers.forEach(provider -> {
                    if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider request) {
                        request.setAuthenticationValidator(rules);
                        request.setAuthorizationConsentRequired(rules::asks);
                        request.setAuthorizationCodeGenerator(maker::code);
                    } else if (provider instanceof OAuth2AuthorizationConsentAuthenticationProvider consent) {
                        consent.setAuthorizationCodeGenerator(maker::code);
                    }
                }));
    }

    private void onlyOwn(List<AuthenticationProvider> providers) {
        providers.clear();
        providers.add(ownTokens);
    }

    private void authenticate(OAuth2ClientAuthenticationConfigurer client) {
        PublicClients known = new PublicClients(clients);
        ClientSecretAuthenticationProvider secrets = new ClientSecretAuthenticationProvider(clients, authorizations);
        secrets.setPasswordEncoder(new SecretDigests());
        client.authenticationConverters(converters -> {
                    converters.clear();
                    converters.addAll(List.of(
                            new ClientSecretBasicAuthenticationConverter(),
                            new ClientSecretPostAuthenticationConverter(),
                            known,
                            new PublicClientAuthenticationConverter()));
                })
                .authenticationProviders(providers -> {
                    providers.clear();
                    Stream.of(known, secrets, new PublicClientAuthenticationProvider(clients, authorizations))
                            .map(proof -> new MeteredClients(proof, clients, guesses, limits))
                            .forEach(providers::add);
                });
    }
}
