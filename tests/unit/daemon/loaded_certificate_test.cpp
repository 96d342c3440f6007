#include "daemon/tls/loaded_certificate.hpp"
#include "support/temporary_directory.hpp"
#include "unit/crypto/certificates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include <sys/stat.h>

namespace tempo::daemon {
namespace {

using test::kDay;
using test::kNow;
using ::testing::HasSubstr;

/// A chain of a root and a server, and the server's key, in files.
class LoadedCertificateTest : public ::testing::Test {
protected:
    LoadedCertificateTest() {
        write(files_.chain, server_.toPem() + root_.toPem());
        write(files_.key, std::string(key_.toPem().view()));
        ::chmod(files_.key.c_str(), 0600);
    }

    static void write(const std::string& file, const std::string& text) {
        std::ofstream(file) << text;
    }

    std::string fault(Timestamp now = kNow) const {
        const auto loaded = loadCertificate(files_, now);
        return loaded ? std::string() : loaded.error().detail;
    }

    test::TemporaryDirectory folder_;
    CertificateFiles files_{(folder_ / "chain.pem").string(), (folder_ / "key.pem").string()};
    crypto::PrivateKey rootKey_ = crypto::PrivateKey::generate();
    crypto::PrivateKey key_ = crypto::PrivateKey::generate();
    crypto::Certificate root_ = crypto::selfSign(test::authorityPlan("Root"), rootKey_);
    crypto::Certificate server_ = crypto::sign(test::serverPlan(), key_, root_, rootKey_);
};

TEST_F(LoadedCertificateTest, ComesFromGoodFiles) {
    const auto loaded = loadCertificate(files_, kNow);
    ASSERT_TRUE(loaded) << loaded.error().detail;
    EXPECT_EQ(loaded->server().sha256(), server_.sha256());
    EXPECT_EQ(loaded->chain.size(), 2U);
    EXPECT_EQ(loaded->expires(), server_.notAfter());
    EXPECT_TRUE(loaded->key.toPem().equals(key_.toPem().bytes()));
}

TEST_F(LoadedCertificateTest, MayHaveItsKeyInTheSameFile) {
    write(files_.key, std::string(key_.toPem().view()) + server_.toPem() + root_.toPem());
    files_.chain = files_.key;
    EXPECT_EQ(fault(), "");
}

TEST_F(LoadedCertificateTest, NeedsBothFilesByAbsolutePaths) {
    files_.key.clear();
    EXPECT_THAT(fault(), HasSubstr("together"));
    files_.key = "key.pem";
    EXPECT_THAT(fault(), HasSubstr("'key.pem'"));
}

TEST_F(LoadedCertificateTest, NamesTheFileThatIsAtFault) {
    write(files_.chain, "nothing");
    EXPECT_THAT(fault(), HasSubstr(files_.chain));
    write(files_.chain, server_.toPem());
    write(files_.key, "nothing");
    EXPECT_THAT(fault(), HasSubstr(files_.key));
}

TEST_F(LoadedCertificateTest, IsCheckedForSenders) {
    EXPECT_THAT(fault(server_.notAfter()), HasSubstr("expired"));
    write(files_.key, std::string(rootKey_.toPem().view()));
    EXPECT_THAT(fault(), HasSubstr("key"));
}

TEST_F(LoadedCertificateTest, NeedsAKeyThatOthersCannotReadAndItsGroupCannotChange) {
    for (const mode_t open : {0604U, 0602U, 0620U}) {
        ::chmod(files_.key.c_str(), open);
        EXPECT_THAT(fault(), HasSubstr("chmod g-w,o-rwx " + files_.key)) << open;
    }
    for (const mode_t closed : {0400U, 0600U, 0640U, 0440U}) {
        ::chmod(files_.key.c_str(), closed);
        EXPECT_EQ(fault(), "") << closed;
    }
}

TEST_F(LoadedCertificateTest, IsNoFolderNoPipeAndNoFileTooLong) {
    const auto chain = files_.chain;
    files_.chain = folder_.path().string();
    EXPECT_THAT(fault(), HasSubstr("not a regular file"));
    files_.chain = (folder_ / "pipe").string();
    ASSERT_EQ(::mkfifo(files_.chain.c_str(), 0600), 0);
    EXPECT_THAT(fault(), HasSubstr("not a regular file"));
    files_.chain = chain;
    write(files_.chain, std::string(crypto::kCertificateTextLimit, '\n') + server_.toPem());
    EXPECT_THAT(fault(), HasSubstr("longer than 128 KiB"));
}

TEST_F(LoadedCertificateTest, IsTheSameWhenItsCertificatesAre) {
    const auto first = loadCertificate(files_, kNow);
    const auto again = loadCertificate(files_, kNow);
    ASSERT_TRUE(first && again);
    EXPECT_TRUE(showTheSame(*first, *again));
    write(files_.chain, server_.toPem());
    EXPECT_FALSE(showTheSame(*first, *loadCertificate(files_, kNow)));
}

} // namespace
} // namespace tempo::daemon
