package dev.roundtwo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** The house with limits so small that a test reaches them, over real HTTP and without. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = RoundTwo.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        useMainMethod = SpringBootTest.UseMainMethod.ALWAYS,
        properties = {
            "roundtwo.limits.workspace.requests=300",
            "roundtwo.limits.account.requests=200",
            "roundtwo.limits.account.anonymous-requests=60",
            "roundtwo.limits.workspace.token-requests=12",
            "roundtwo.limits.account.token-requests=8",
            "roundtwo.limits.account.sign-ins=3",
            "roundtwo.limits.workspace.exports=4",
            "roundtwo.limits.account.exports=2",
            "roundtwo.limits.account.changes=3",
            "roundtwo.limits.account.guest-mails=3",
            "roundtwo.limits.workspace.invitations=6",
            "roundtwo.limits.account.invitations=4"
        })
@AutoConfigureMockMvc
@ActiveProfiles("test")
@Import({Cast.class, StatementCounter.class})
public @interface TightLimits {}
