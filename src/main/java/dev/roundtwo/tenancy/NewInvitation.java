package dev.roundtwo.tenancy;

import org.jspecify.annotations.Nullable;

/** Whom to invite, as typed. */
record NewInvitation(@Nullable String email, @Nullable String role) {

    static final NewInvitation FRESH = new NewInvitation(null, Role.INTERVIEWER.name());
}
