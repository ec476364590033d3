package dev.roundtwo.api.access.keys;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Instant;

/** One key pair; from {@code signsAt} on it signs, until the next one does. */
record SigningKey(ECKey pair, Instant signsAt) {}
