package dev.roundtwo.api.access;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A client's public name. It says which workspace the client belongs to, so that it is looked up in that workspace's scope
 * and no query ever has to see all workspaces. It is no secret, and naming another workspace in it finds nothing there.
 */
public record ClientId(UUID workspace, UUID client) {

    private static final int BYTES = 32;

    public static Optional<ClientId> of(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != BYTES) {
                return Optional.empty();
            }
            ClientId id = new ClientId(
                    new UUID(bytes.getLong(), bytes.getLong()), new UUID(bytes.getLong(), bytes.getLong()));
            return id.text().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException | BufferUnderflowException odd) {
            return Optional.empty();
        }
    }

    /** As it stands in requests and tokens: 43 letters, digits, hyphens and underscores. */
    public String text() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(workspace.getMostSignificantBits())
                .putLong(workspace.getLeastSignificantBits())
                .putLong(client.getMostSignificantBits())
                .putLong(client.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
