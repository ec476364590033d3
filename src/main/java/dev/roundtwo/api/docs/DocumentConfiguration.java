package dev.roundtwo.api.docs;

import dev.roundtwo.api.access.ApiScope;
import dev.roundtwo.platform.rest.Window;
import dev.roundtwo.platform.web.Problems;
import dev.roundtwo.tenancy.Member;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the document says beside the operations: what it is, how one gets in, and what all of them share. */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

    static final String OAUTH = "oauth2";

    private static final List<String> ORDER = List.of(
            "Account",
            "Members",
            "Invitations",
            "Questions",
            "Question sets",
            "Interviews",
            "Scorecards",
            "Outcome",
            "Webhooks");

    private static final String ABOUT = """
            Everything that the pages do, for programs, with the same rights.

            * **Lists** come in pages: `limit` (1 to 100, usually 30) and `cursor`. Take the cursor from `next`, or follow the `Link`.
            * **Changes** say what they are built on: `If-Match` with the entity tag of what was read. Without it the answer is 428; when \
            somebody was quicker it is 412, with what stands.
            * **POST** takes an `Idempotency-Key`: the same request with the same key within 24 hours is done once and answered alike. \
            Keys belong to one client, account and address.
            * **Errors** are problems (RFC 9457) with a `code` for programs, the fields that are wrong, and a correlation id for us.
            * **Limits** are told in `RateLimit` and `RateLimit-Policy`; over them the answer is 429 with `Retry-After`.
            * **What will go** is marked here, and answers that hold it say so in `Deprecation` and `Sunset`.
            * What you may not see is not there: 404. A blind scorecard is blind here too.
            """;

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Member.class, Window.class);
    }

    @Bean
    OpenAPI apiDescription(Problems texts) {
        return new OpenAPI(SpecVersion.V31)
                .openapi("3.1.0")
                .info(new Info()
                        .title("Round Two")
                        .version("1")
                        .summary("Mock interviews about live systems that break")
                        .description(ABOUT)
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("This installation")))
                .components(new Components()
                        .addSecuritySchemes(
                                OAUTH,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.OAUTH2)
                                        .description(
                                                "A client of a workspace, registered by its admins under Settings, API clients. Access tokens are good for ten minutes.")
                                        .flows(new OAuthFlows()
                                                .authorizationCode(flow(texts)
                                                        .authorizationUrl("/oauth2/authorize")
                                                        .refreshUrl("/oauth2/token"))
                                                .clientCredentials(flow(texts)))));
    }

    @Bean
    OperationCustomizer apiOperations() {
        return new Operations();
    }

    @Bean
    OpenApiCustomizer apiSchemas() {
        return document -> {
            Schemas.complete(document);
            Answering.complete(document);
            document.setTags(document.getTags().stream()
                    .filter(tag -> tag.getDescription() != null)
                    .distinct()
                    .sorted(Comparator.comparingInt((Tag tag) -> ORDER.indexOf(tag.getName())))
                    .toList());
            document.getComponents()
                    .setSchemas(new TreeMap<>(document.getComponents().getSchemas()));
            Paths sorted = new Paths();
            new TreeMap<>(document.getPaths()).forEach(sorted::addPathItem);
            document.setPaths(sorted);
        };
    }

    private static OAuthFlow flow(Problems texts) {
        Scopes scopes = new Scopes();
        for (ApiScope scope : ApiScope.values()) {
            scopes.addString(scope.code(), texts.text(scope.words()));
        }
        return new OAuthFlow().tokenUrl("/oauth2/token").scopes(scopes);
    }
}
