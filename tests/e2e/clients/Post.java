// java Post.java PORT AUTHORITY BODY: posts to localhost with java.net.http; prints the status.
// The token comes by TEMPO_TOKEN.

import java.io.FileInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

class Post {
    static SSLContext trusting(String authority) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (FileInputStream file = new FileInputStream(authority)) {
            var read = CertificateFactory.getInstance("X.509").generateCertificate(file);
            trusted.setCertificateEntry("tempo", read);
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    public static void main(String[] arguments) throws Exception {
        HttpRequest request = HttpRequest
            .newBuilder(URI.create("https://localhost:" + arguments[0] + "/ingest"))
            .header("X-Tempo-Token", System.getenv("TEMPO_TOKEN"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(arguments[2]))
            .build();
        HttpClient client = HttpClient.newBuilder().sslContext(trusting(arguments[1])).build();
        System.out.println(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    }
}
