package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.platform.privacy.ParcelState;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** The head of an answer that hands out a parcel. */
final class ParcelDelivery {

    private ParcelDelivery() {}

    static void begin(HttpServletResponse response, String name, ParcelState parcel) {
        response.setContentType("application/zip");
        response.setContentLengthLong(parcel.size());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
    }
}
