#include "core/search_terms.hpp"

#include "core/ascii.hpp"

#include <algorithm>
#include <array>

namespace tempo {
namespace {

constexpr std::array<std::string_view, 7> kKeys{"source", "severity", "state", "tag",
                                                "before", "after",    "is"};

bool separates(char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '\x7f';
}

/// Takes one term after the other from the front of a text.
class Splitter {
public:
    explicit Splitter(std::string_view text) : text_(text) {}

    bool skipSeparators() {
        while (at_ < text_.size() && separates(text_[at_])) {
            ++at_;
        }
        return at_ < text_.size();
    }

    SearchTerm take() {
        const auto begin = at_;
        SearchTerm term;
        if (text_[at_] == '-' && at_ + 1 < text_.size() && !separates(text_[at_ + 1])) {
            term.negated = true;
            ++at_;
        }
        takeKey(term);
        takeValue(term);
        term.written = text_.substr(begin, at_ - begin);
        return term;
    }

private:
    void takeKey(SearchTerm& term) {
        const auto rest = text_.substr(at_);
        for (const auto key : kKeys) {
            if (rest.size() > key.size() && rest[key.size()] == ':' &&
                ascii::lowered(rest.substr(0, key.size())) == key) {
                term.key = key;
                at_ += key.size() + 1;
                return;
            }
        }
    }

    void takeValue(SearchTerm& term) {
        if (at_ < text_.size() && text_[at_] == '"') {
            const auto end = std::min(text_.find('"', at_ + 1), text_.size());
            term.value = text_.substr(at_ + 1, end - at_ - 1);
            term.form = SearchTerm::Form::Quoted;
            at_ = std::min(end + 1, text_.size());
            return;
        }
        const auto begin = at_;
        while (at_ < text_.size() && !separates(text_[at_])) {
            ++at_;
        }
        term.value = text_.substr(begin, at_ - begin);
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

} // namespace

std::vector<SearchTerm> splitSearch(std::string_view text) {
    std::vector<SearchTerm> terms;
    for (Splitter splitter(text); splitter.skipSeparators();) {
        terms.push_back(splitter.take());
    }
    return terms;
}

} // namespace tempo
