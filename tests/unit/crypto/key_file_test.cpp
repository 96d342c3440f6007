#include "crypto/base64.hpp"
#include "crypto/key_file.hpp"
#include "crypto/key_ring.hpp"
#include "crypto/key_text.hpp"
#include "support/temporary_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <barrier>
#include <fstream>
#include <sstream>
#include <thread>
#include <vector>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tempo::crypto {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kKeyText = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
constexpr std::string_view kKey = "0123456789abcdef0123456789abcdef";

mode_t modeOf(const fs::path& path) {
    struct stat status {};
    EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
    return status.st_mode & 07777U;
}

std::string contentOf(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

void write(const fs::path& path, std::string_view content, mode_t mode = 0600) {
    std::ofstream(path, std::ios::binary) << content;
    ASSERT_EQ(::chmod(path.c_str(), mode), 0);
}

/// The names in a folder.
std::vector<std::string> namesIn(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) {
        names.push_back(entry.path().filename());
    }
    return names;
}

class KeyFile : public testing::Test {
protected:
    static Error errorOf(const KeyLocation& from) {
        const auto key = loadOrCreateKey(from);
        EXPECT_FALSE(key);
        return key ? Error{} : key.error();
    }

    test::TemporaryDirectory folder;
    fs::path file = folder / "encryption_key";
    KeyLocation location{.file = file};
};

TEST_F(KeyFile, IsMadeOnFirstStartForItsOwnerAlone) {
    const auto key = loadOrCreateKey(location);
    ASSERT_TRUE(key) << key.error().detail;
    EXPECT_EQ(key->size(), kKeySize);
    EXPECT_EQ(modeOf(file), 0600U);
    EXPECT_EQ(contentOf(file), toBase64(Base64::Standard, key->bytes()) + "\n");
    EXPECT_THAT(namesIn(folder.path()), testing::ElementsAre("encryption_key"));
}

TEST_F(KeyFile, HasItsModeWhateverTheUmask) {
    const auto before = ::umask(0777);
    const auto key = loadOrCreateKey(location);
    ::umask(before);
    ASSERT_TRUE(key) << key.error().detail;
    EXPECT_EQ(modeOf(file), 0600U);
}

TEST_F(KeyFile, IsReadAgainOnTheNextStart) {
    const auto first = loadOrCreateKey(location);
    const auto second = loadOrCreateKey(location);
    ASSERT_TRUE(first && second);
    EXPECT_TRUE(first->equals(second->bytes()));
}

TEST_F(KeyFile, IsMadeWithItsFolder) {
    const auto nested = folder / "a" / "b" / "encryption_key";
    ASSERT_TRUE(loadOrCreateKey({.file = nested}));
    EXPECT_EQ(modeOf(folder / "a"), 0700U);
    EXPECT_EQ(modeOf(folder / "a" / "b"), 0700U);
}

TEST_F(KeyFile, SaysWhichFolderCannotBeMade) {
    write(folder / "taken", "");
    const auto error = errorOf({.file = folder / "taken" / "encryption_key"});
    EXPECT_EQ(error.code, ErrorCode::Unavailable);
    EXPECT_THAT(error.detail, HasSubstr((folder / "taken").string()));
}

TEST_F(KeyFile, IsTheSameForAllThreadsThatMakeItAtOnce) {
    constexpr int kThreads = 8;
    for (int round = 0; round < 20; ++round) {
        const KeyLocation here{.file = folder / std::to_string(round) / "encryption_key"};
        std::vector<SecretBytes> keys(kThreads);
        std::barrier start(kThreads);
        {
            std::vector<std::jthread> threads;
            threads.reserve(keys.size());
            for (auto& key : keys) {
                threads.emplace_back([&here, &start, &key] {
                    start.arrive_and_wait();
                    if (auto loaded = loadOrCreateKey(here)) {
                        key = std::move(*loaded);
                    }
                });
            }
        }
        for (const auto& key : keys) {
            ASSERT_EQ(key.size(), kKeySize);
            ASSERT_TRUE(key.equals(keys.front().bytes()));
        }
    }
}

/// A child process: waits for the pipe to close, then loads the key and ends with 0 if the file
/// holds exactly that key.
[[noreturn]] void loadAndCompare(int startPipe, const KeyLocation& location) {
    char byte = 0;
    const auto closed = ::read(startPipe, &byte, 1);
    const auto key = loadOrCreateKey(location);
    const auto stored = parseKey(contentOf(location.file));
    const bool same = closed == 0 && key && stored && key->equals(stored->bytes());
    ::_exit(same ? 0 : 1);
}

TEST_F(KeyFile, IsTheSameForAllProcessesThatMakeItAtOnce) {
    std::array<int, 2> startPipe{};
    ASSERT_EQ(::pipe(startPipe.data()), 0);
    std::vector<pid_t> children;
    for (int i = 0; i < 8; ++i) {
        const auto child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            ::close(startPipe[1]);
            loadAndCompare(startPipe[0], location);
        }
        children.push_back(child);
    }
    ::close(startPipe[0]);
    ::close(startPipe[1]);
    for (const auto child : children) {
        int status = -1;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        EXPECT_EQ(status, 0);
    }
    EXPECT_THAT(namesIn(folder.path()), testing::ElementsAre("encryption_key"));
}

TEST_F(KeyFile, IsNotMadeByLookingForIt) {
    const auto found = findKey(location);
    ASSERT_TRUE(found) << found.error().detail;
    EXPECT_EQ(found->origin, KeyOrigin::File);
    EXPECT_FALSE(found->key);
    EXPECT_FALSE(fs::exists(file));
}

TEST_F(KeyFile, TellsWhereTheKeyComesFrom) {
    write(file, kKeyText);
    EXPECT_EQ(findKey(location)->origin, KeyOrigin::File);
    location.credentialsDirectory = folder.path();
    EXPECT_EQ(findKey(location)->origin, KeyOrigin::Credential);
    location.environmentFile = file;
    EXPECT_EQ(findKey(location)->origin, KeyOrigin::EnvironmentFile);
    location.environmentFile.reset();
    location.environmentKey = kKeyText;
    EXPECT_EQ(findKey(location)->origin, KeyOrigin::Environment);
}

TEST_F(KeyFile, IsRefusedWhenOthersCanUseIt) {
    for (const mode_t mode : {0640U, 0604U, 0644U, 0620U, 0602U, 0610U, 0601U, 0666U}) {
        write(file, std::string(kKeyText) + "\n", mode);
        const auto error = errorOf(location);
        EXPECT_EQ(error.code, ErrorCode::Damaged) << mode;
        EXPECT_THAT(error.detail, HasSubstr("chmod 600 " + file.string())) << mode;
    }
}

TEST_F(KeyFile, MayBeReadOnlyForItsOwner) {
    write(file, std::string(kKeyText) + "\n", 0400);
    const auto key = loadOrCreateKey(location);
    ASSERT_TRUE(key) << key.error().detail;
    EXPECT_EQ(key->view(), kKey);
}

TEST_F(KeyFile, IsRefusedWhenItDoesNotHoldAKey) {
    const std::string text(kKeyText);
    for (const auto& content :
         {std::string(), std::string("\n"), text.substr(1), text + "\n\n", text + "\r\n",
          text + " ", " " + text, "A" + text, text.substr(0, 43) + "\n", text + text,
          std::string("not a key at all"), std::string(100'000, 'A'), std::string(kKey)}) {
        write(file, content);
        const auto error = errorOf(location);
        EXPECT_EQ(error.code, ErrorCode::Damaged) << content.substr(0, 60);
        EXPECT_THAT(error.detail,
                    AllOf(HasSubstr(file.string()), Not(HasSubstr(text.substr(1, 20)))));
        EXPECT_EQ(contentOf(file), content) << "a malformed key file is left as it is";
    }
}

TEST_F(KeyFile, MayLackTheEndOfItsLine) {
    write(file, kKeyText);
    const auto key = loadOrCreateKey(location);
    ASSERT_TRUE(key) << key.error().detail;
    EXPECT_EQ(key->view(), kKey);
}

TEST_F(KeyFile, IsRefusedWhenItIsNotARegularFile) {
    fs::create_directory(file);
    EXPECT_THAT(errorOf(location).detail, HasSubstr("is not a regular file"));
    fs::remove(file);
    ASSERT_EQ(::mkfifo(file.c_str(), 0600), 0);
    EXPECT_THAT(errorOf(location).detail, HasSubstr("is not a regular file"));
}

TEST_F(KeyFile, IsRefusedWhenItIsASymbolicLink) {
    const auto target = folder / "target";
    fs::create_symlink(target, file);
    EXPECT_THAT(errorOf(location).detail, HasSubstr("is a symbolic link"));
    EXPECT_FALSE(fs::exists(target));
    write(target, kKeyText);
    EXPECT_THAT(errorOf(location).detail, HasSubstr("is a symbolic link"));
}

TEST_F(KeyFile, IsRefusedWhenItBelongsToAnotherUser) {
    if (::geteuid() != 0) {
        GTEST_SKIP() << "only root can give a file to another user";
    }
    write(file, kKeyText);
    ASSERT_EQ(::chown(file.c_str(), 12345, 12345), 0);
    EXPECT_THAT(errorOf(location).detail, HasSubstr("belongs to user id 12345"));
}

TEST_F(KeyFile, StandsBackForTheKeyInTheEnvironment) {
    location.environmentKey = kKeyText;
    const auto key = loadOrCreateKey(location);
    ASSERT_TRUE(key) << key.error().detail;
    EXPECT_EQ(key->view(), kKey);
    EXPECT_FALSE(fs::exists(file));
}

TEST_F(KeyFile, StandsBackForTheFileThatTheEnvironmentNames) {
    location.environmentFile = folder / "elsewhere";
    write(*location.environmentFile, kKeyText);
    const auto key = loadOrCreateKey(location);
    ASSERT_TRUE(key) << key.error().detail;
    EXPECT_EQ(key->view(), kKey);
    EXPECT_FALSE(fs::exists(file));
}

TEST_F(KeyFile, IsNotMadeWhereTheEnvironmentNamesAMissingFile) {
    location.environmentFile = folder / "elsewhere";
    const auto error = errorOf(location);
    EXPECT_EQ(error.code, ErrorCode::NotFound);
    EXPECT_THAT(error.detail, HasSubstr(location.environmentFile->string()));
    EXPECT_FALSE(fs::exists(*location.environmentFile));
    EXPECT_FALSE(fs::exists(file));
}

TEST_F(KeyFile, IsRefusedTogetherWithItsNeighbourInTheEnvironment) {
    location.environmentKey = kKeyText;
    location.environmentFile = folder / "elsewhere";
    const auto error = errorOf(location);
    EXPECT_EQ(error.code, ErrorCode::InvalidInput);
    EXPECT_THAT(error.detail,
                AllOf(HasSubstr("TEMPO_ENCRYPTION_KEY and"), HasSubstr("TEMPO_ENCRYPTION_KEY_FILE"),
                      Not(HasSubstr(kKeyText))));
}

TEST_F(KeyFile, IsNoFallbackForAMalformedKeyInTheEnvironment) {
    for (const auto* const text : {"", "short", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY"}) {
        location.environmentKey = text;
        EXPECT_EQ(errorOf(location).code, ErrorCode::InvalidInput) << text;
    }
    EXPECT_FALSE(fs::exists(file));
}

TEST_F(KeyFile, StandsBackForTheServiceManagersCredential) {
    const auto credentials = folder / "credentials";
    fs::create_directory(credentials);
    location.credentialsDirectory = credentials;
    for (const mode_t mode : {0400U, 0440U}) {
        write(credentials / "encryption_key", kKeyText, 0600);
        ASSERT_EQ(::chmod((credentials / "encryption_key").c_str(), mode), 0);
        const auto key = loadOrCreateKey(location);
        ASSERT_TRUE(key) << key.error().detail;
        EXPECT_EQ(key->view(), kKey);
    }
    EXPECT_FALSE(fs::exists(file));
}

TEST_F(KeyFile, StandsForACredentialThatTheServiceManagerDoesNotPass) {
    location.credentialsDirectory = folder / "credentials";
    ASSERT_TRUE(loadOrCreateKey(location));
    EXPECT_TRUE(fs::exists(file));
    EXPECT_FALSE(fs::exists(*location.credentialsDirectory));
}

TEST_F(KeyFile, IsNoFallbackForADamagedCredential) {
    location.credentialsDirectory = folder.path() / "credentials";
    fs::create_directory(*location.credentialsDirectory);
    write(*location.credentialsDirectory / "encryption_key", "damaged");
    EXPECT_EQ(errorOf(location).code, ErrorCode::Damaged);
    write(*location.credentialsDirectory / "encryption_key", kKeyText, 0444);
    EXPECT_EQ(errorOf(location).code, ErrorCode::Damaged);
    EXPECT_FALSE(fs::exists(file));
}

} // namespace
} // namespace tempo::crypto
