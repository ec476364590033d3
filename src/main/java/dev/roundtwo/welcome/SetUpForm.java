package dev.roundtwo.welcome;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What the "set up your own" page submits: whatever was typed. A password may be left out, then mail links sign in. */
record SetUpForm(
        @NotBlank(message = "{welcome.setup.workspace.blank}")
        @Size(max = 80, message = "{welcome.setup.workspace.long}")
        String workspace,

        @Pattern(regexp = "[a-z0-9][a-z0-9-]{1,38}[a-z0-9]", message = "{welcome.setup.slug.pattern}")
        String slug,

        @NotBlank(message = "{welcome.setup.name.blank}") @Size(max = 80, message = "{welcome.setup.name.long}")
        String name,

        @NotBlank(message = "{welcome.setup.email.blank}")
        @Email(message = "{welcome.setup.email.invalid}")
        @Size(max = 254, message = "{welcome.setup.email.invalid}")
        String email,

        @Nullable String password,

        @Nullable String code) {

    SetUpForm {
        workspace = typed(workspace);
        slug = typed(slug);
        name = typed(name);
        email = typed(email).strip();
    }

    /** A field that was not sent at all is one left empty. */
    private static String typed(@Nullable String value) {
        return value == null ? "" : value;
    }

    static SetUpForm blank() {
        return new SetUpForm("", "", "", "", "", "");
    }
}
