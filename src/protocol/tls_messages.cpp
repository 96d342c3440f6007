#include "protocol/fields.hpp"

#include <tempo/protocol/messages/tls.hpp>

namespace tempo::protocol {

std::string_view toText(CertificateSource source) {
    return source == CertificateSource::File ? "file" : "tempo";
}

template<>
struct Enumerators<CertificateSource> {
    static constexpr std::array kAll{CertificateSource::Tempo, CertificateSource::File};
};

template<>
struct Fields<TlsStatus> {
    static void visit(auto& as, auto& message) {
        as.field("enabled", message.enabled);
        as.field("listening", message.listening);
        as.field("port", message.port);
        as.field("error", message.error);
        as.field("covers", message.covers);
        as.field("expires", message.expires);
        as.field("sha256", message.sha256);
        as.field("pin", message.pin);
        as.field("issuer", message.issuer);
        as.field("authorityExpires", message.authorityExpires);
        as.field("source", message.source);
        as.field("chainFile", message.chainFile);
        as.field("keyFile", message.keyFile);
        as.field("problems", message.problems);
    }
};

template<>
struct Fields<TlsCertificateParams> {
    static void visit(auto& as, auto& message) {
        as.setting("chainFile", message.chainFile);
        as.setting("keyFile", message.keyFile);
    }
};

template<>
struct Fields<TlsRemoveParams> {
    static void visit(auto& as, auto& message) { as.setting("force", message.force); }
};

template<>
struct Fields<TlsAuthority> {
    static void visit(auto& as, auto& message) { as.field("pem", message.pem); }
};

template struct Codec<TlsStatus>;
template struct Codec<TlsCertificateParams>;
template struct Codec<TlsRemoveParams>;
template struct Codec<TlsAuthority>;

} // namespace tempo::protocol
