package dev.roundtwo.api.v1;

import dev.roundtwo.identity.Account;
import dev.roundtwo.platform.rest.Tagged;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

@Schema(name = "Account")
record ApiAccount(
        UUID id,
        @Schema(example = "Ada") String name,
        @Schema(example = "ada@example.org") String email) implements Tagged {

    static ApiAccount of(Account account) {
        return new ApiAccount(account.id(), account.name(), account.email());
    }
}
