#pragma once

#include "crypto/certificate.hpp"

#include <tempo/core/error.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tempo::daemon {

/// The authorities that senders' own certificates come from, in a PEM file of the owner's, or none.
/// Io thread.
class ClientAuthorities {
public:
    /// Takes them from this file, an absolute path, from now on; none when it is empty. An Error
    /// leaves the earlier ones: InvalidInput names what in the file is no authority.
    Expected<void> use(const std::string& file);

    /// At the start: takes the file also when it cannot be read yet. Nobody proves anything then.
    void begin(const std::string& file);

    enum class Reload : std::uint8_t { Same, Changed };

    /// Reads the file again. What cannot be read leaves the earlier ones, with a problem.
    Reload reload();

    const std::string& file() const { return file_; }
    std::span<const crypto::Certificate> certificates() const { return certificates_; }

    /// What a person has to see to, in a sentence; empty when all is well.
    const std::string& problem() const { return problem_; }

private:
    std::string file_;
    std::vector<crypto::Certificate> certificates_;
    std::string problem_;
};

} // namespace tempo::daemon
