#include "ingest/adapters/header_words.hpp"

#include "core/ascii.hpp"
#include "ingest/adapters/foreign_text.hpp"
#include "ingest/adapters/form_data.hpp"
#include "ingest/base64.hpp"
#include "ingest/utf8.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace tempo::ingest {
namespace {

/// An encoded word at the front of a text.
struct Word {
    std::string text;
    std::size_t size = 0; ///< as encoded
};

/// `=XX` is a byte, `_` a space: as a form's encoding with other signs.
std::string fromQuoted(std::string_view text) {
    std::string percent;
    for (const char c : text) {
        percent += c == '=' ? "%" : (c == '_' ? " " : (c == '%' ? "%25" : std::string(1, c)));
    }
    return percentDecoded(percent);
}

std::optional<std::string> decoded(std::string_view charset, std::string_view encoding,
                                   std::string_view text) {
    const auto bytes = ascii::equalIgnoringCase(encoding, "b")   ? decodeBase64(text)
                       : ascii::equalIgnoringCase(encoding, "q") ? std::optional(fromQuoted(text))
                                                                 : std::nullopt;
    if (!bytes) {
        return std::nullopt;
    }
    const bool isUnicode =
        ascii::equalIgnoringCase(charset, "utf-8") || ascii::equalIgnoringCase(charset, "us-ascii");
    if (isUnicode) {
        return isUtf8(*bytes) ? bytes : std::nullopt;
    }
    return ascii::equalIgnoringCase(charset, "iso-8859-1") ? std::optional(latin1ToUtf8(*bytes))
                                                           : std::nullopt;
}

std::optional<Word> leadingWord(std::string_view text) {
    if (!text.starts_with("=?")) {
        return std::nullopt;
    }
    const auto encoding = text.find('?', 2);
    const auto content =
        encoding == std::string_view::npos ? encoding : text.find('?', encoding + 1);
    const auto end = content == std::string_view::npos ? content : text.find("?=", content + 1);
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    auto inside =
        decoded(text.substr(2, encoding - 2), text.substr(encoding + 1, content - encoding - 1),
                text.substr(content + 1, end - content - 1));
    return inside ? std::optional(Word{*std::move(inside), end + 2}) : std::nullopt;
}

} // namespace

std::string decodedWords(std::string_view value) {
    std::string text;
    bool afterWord = false;
    while (!value.empty()) {
        const auto gap = std::min(value.find_first_not_of(" \t"), value.size());
        const auto word = leadingWord(value.substr(gap));
        if (word) {
            text += afterWord ? std::string_view() : value.substr(0, gap);
            text += word->text;
            value.remove_prefix(gap + word->size);
        } else {
            const auto plain = std::max<std::size_t>(gap, 1);
            text += value.substr(0, plain);
            value.remove_prefix(plain);
        }
        afterWord = word.has_value();
    }
    return isUtf8(text) ? text : latin1ToUtf8(text);
}

} // namespace tempo::ingest
