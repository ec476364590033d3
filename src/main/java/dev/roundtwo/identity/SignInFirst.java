package dev.roundtwo.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Sends whoever is not signed in to the sign-in page, which leads back to the operator's page that was asked for. */
class SignInFirst extends LoginUrlAuthenticationEntryPoint {

    SignInFirst() {
        super("/sign-in");
    }

    @Override
    protected String determineUrlToUseForThisRequest(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused) {
        String path = request.getRequestURI();
        boolean page = "GET".equals(request.getMethod()) && !"true".equals(request.getHeader("HX-Request"));
        return page && (path.equals("/operator") || path.startsWith("/operator/"))
                ? getLoginFormUrl() + "?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8)
                : getLoginFormUrl();
    }
}
