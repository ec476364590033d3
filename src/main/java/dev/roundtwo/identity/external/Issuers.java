package dev.roundtwo.identity.external;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.roundtwo.identity.external.NotVouched.Reason;
import dev.roundtwo.platform.outbound.Outbound.Answer;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What OpenID providers publish of themselves, by issuer: kept for an hour, and for a day when the provider is away. Keys are
 * fetched again when a token names one that is not known, twice in half a minute at most.
 */
@Component
class Issuers {

    /** Asymmetric ones only: no provider's public key can pass for a shared secret. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration STALE = Duration.ofDays(1);
    private static final Duration KEYS = Duration.ofMinutes(30);
    private static final Duration BETWEEN_KEYS = Duration.ofSeconds(30);
    private static final int KEPT = 500;

    private final Lines lines;
    private final Clock clock;
    private final Map<String, Issuer> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Issuer> eldest) {
            return size() > KEPT;
        }
    };

    Issuers(Lines lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    Issuer at(String issuer) throws NotVouched {
        Issuer kept;
        synchronized (known) {
            kept = known.get(issuer);
        }
        if (kept != null && kept.isYounger(FRESH, clock.instant())) {
            return kept;
        }
        try {
            return anew(issuer, kept);
        } catch (NotVouched away) {
            if (kept != null && kept.isYounger(STALE, clock.instant())) {
                return kept;
            }
            throw away;
        }
    }

    /** Asks the provider now, whatever is known. */
    Issuer anew(String issuer) throws NotVouched {
        return anew(issuer, null);
    }

    private Issuer anew(String issuer, @Nullable Issuer before) throws NotVouched {
        Answer answer = lines.get(issuer, description(issuer), Map.of("Accept", "application/json"));
        if (answer.status() != 200) {
            throw new NotVouched(Reason.UNFIT, "status " + answer.status());
        }
        OIDCProviderMetadata metadata = checked(issuer, answer.body());
        JWKSource<SecurityContext> keys =
                before != null && before.metadata().getJWKSetURI().equals(metadata.getJWKSetURI())
                        ? before.keys()
                        : keys(issuer, metadata.getJWKSetURI());
        Issuer found = new Issuer(metadata, keys, algorithms(metadata), clock.instant());
        synchronized (known) {
            known.put(issuer, found);
        }
        return found;
    }

    URI description(String issuer) throws NotVouched {
        try {
            URI address = new URI(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
            if (address.getRawQuery() == null && address.getRawFragment() == null && lines.mayAsk(address)) {
                return address;
            }
        } catch (URISyntaxException odd) {
            // said below
        }
        throw new NotVouched(Reason.UNFIT, "address");
    }

    private OIDCProviderMetadata checked(String issuer, String text) throws NotVouched {
        OIDCProviderMetadata metadata;
        try {
            metadata = OIDCProviderMetadata.parse(text);
        } catch (ParseException | RuntimeException odd) {
            throw new NotVouched(Reason.UNFIT, "no description", odd);
        }
        if (!metadata.getIssuer().getValue().equals(issuer)) {
            throw new NotVouched(Reason.UNFIT, "another issuer");
        }
        List<ResponseType> types = metadata.getResponseTypes();
        List<CodeChallengeMethod> challenges = metadata.getCodeChallengeMethods();
        boolean fits = (types == null || types.contains(ResponseType.CODE))
                && (challenges == null || challenges.contains(CodeChallengeMethod.S256))
                && !algorithms(metadata).isEmpty();
        if (!fits) {
            throw new NotVouched(Reason.UNFIT, "no code flow");
        }
        boolean reachable = Stream.of(
                        metadata.getAuthorizationEndpointURI(), metadata.getTokenEndpointURI(), metadata.getJWKSetURI())
                .allMatch(endpoint -> endpoint != null && lines.mayAsk(endpoint));
        if (!reachable) {
            throw new NotVouched(Reason.UNFIT, "endpoints");
        }
        return metadata;
    }

    private static Set<JWSAlgorithm> algorithms(OIDCProviderMetadata metadata) {
        Set<JWSAlgorithm> algorithms = new HashSet<>(ALGORITHMS);
        if (metadata.getIDTokenJWSAlgs() != null) {
            algorithms.retainAll(metadata.getIDTokenJWSAlgs());
        }
        return algorithms;
    }

    private JWKSource<SecurityContext> keys(String issuer, URI address) throws NotVouched {
        try {
            return JWKSourceBuilder.<SecurityContext>create(address.toURL(), url -> fetched(issuer, address))
                    .cache(KEYS.toMillis(), Duration.ofSeconds(9).toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(BETWEEN_KEYS.toMillis())
                    .outageTolerant(STALE.toMillis())
                    .build();
        } catch (MalformedURLException odd) {
            throw new NotVouched(Reason.UNFIT, "endpoints", odd);
        }
    }

    private Resource fetched(String issuer, URI address) throws IOException {
        try {
            Answer answer = lines.get(issuer, address, Map.of("Accept", "application/json"));
            if (answer.status() != 200) {
                throw new IOException("Status " + answer.status());
            }
            return new Resource(answer.body(), answer.contentType());
        } catch (NotVouched away) {
            throw new IOException(away);
        }
    }

    /** One provider's description and keys, as of then. */
    record Issuer(
            OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Set<JWSAlgorithm> algorithms, Instant at) {

        JWSVerificationKeySelector<SecurityContext> selector() {
            return new JWSVerificationKeySelector<>(algorithms, keys);
        }

        private boolean isYounger(Duration age, Instant now) {
            return Duration.between(at, now).compareTo(age) < 0;
        }
    }
}
