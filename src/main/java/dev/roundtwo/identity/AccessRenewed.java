package dev.roundtwo.identity;

import java.util.UUID;

/**
 * The owner proved the account's e-mail for the first time, or set another password: what was let in before may have been
 * somebody else's, and has to be let in anew. Told within the transaction, in the account's scope.
 */
public record AccessRenewed(UUID accountId) {}
