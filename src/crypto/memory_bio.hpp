#pragma once

#include "crypto/openssl.hpp"

#include <openssl/bio.h>

#include <string_view>

/// Text into and out of OpenSSL's PEM functions. Private to src/crypto.
namespace tempo::crypto {

using MemoryBio = OpensslPtr<BIO, &BIO_free>;

/// Reads `text`, which it borrows. OpenSSL counts in int: the caller bounds the text.
MemoryBio readerOf(std::string_view text);

/// Collects what is written to it, in memory that is wiped before it is given back.
MemoryBio newWriter();

/// What was written so far; borrowed until the next write.
std::string_view writtenTo(const MemoryBio& writer);

} // namespace tempo::crypto
