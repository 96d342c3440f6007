#pragma once

#include "cli/failure.hpp"

#include <string>
#include <vector>

/// HTTP by the program curl(1), which people's own scripts use too.
namespace tempo::cli {

struct HttpPost {
    std::string url;
    std::vector<std::string> headers; ///< `Name: value`; they may hold secrets
    std::string body;                 ///< without a line break
    std::string authority;            ///< PEM file to trust instead of the system's; may be empty
    std::string pin; ///< of the server's public key, as curl writes it; may be empty
};

struct HttpAnswer {
    int status = 0;
    std::string body;

    friend bool operator==(const HttpAnswer&, const HttpAnswer&) = default;
};

/// What curl is told on its standard input: headers and body, which other users of the machine must
/// not see on its command line (curl(1), --config).
std::string curlConfiguration(const HttpPost& post);

/// Posts once. Refused, in curl's own words, when there was no answer; Refused too when curl is not
/// installed.
Result<HttpAnswer> postWithCurl(const HttpPost& post);

} // namespace tempo::cli
