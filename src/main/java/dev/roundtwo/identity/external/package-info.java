/**
 * Who other houses say you are: OpenID and OAuth providers, spoken to safely ({@code CodeFlow}), and the identities that they
 * vouch for, linked to accounts by their owners ({@code ExternalIdentities}). Which provider is trusted for what decides
 * whoever asks.
 */
@NullMarked
@NamedInterface("external")
package dev.roundtwo.identity.external;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
