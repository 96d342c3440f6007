#include "component/daemon/key_installation.hpp"
#include "crypto/sealed_box.hpp"
#include "store/database/query.hpp"
#include "store/senders/sealed_values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace tempo::daemon {
namespace {

namespace fs = std::filesystem;
using crypto::SealedBox;
using test::valueOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string contentOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write(const fs::path& path, std::string_view content) {
    std::ofstream(path, std::ios::binary) << content;
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
}

/// An installation in use: a token, a show-once token and a TLS key.
class OpenKeys : public ::testing::Test {
protected:
    OpenKeys() {
        const auto keys = installation_.open();
        token_ = installation_.addSender(keys, 1);
        showOnceToken_ = installation_.addSender(keys, 2, true);
        const auto sealed = SealedBox(keys.ring).seal(
            {crypto::Purpose::SealedTlsKey, store::sealedRowOf(store::TlsRole::Server)},
            crypto::asBytes("private key"));
        installation_.write<Done>([&](store::WriteContext& context) -> Expected<Done> {
            store::putTlsIdentity(context, {{store::TlsRole::Server, {"certificate", sealed}}});
            return Done{};
        });
        before_ = contentOf(installation_.keyFile());
    }

    // The steps of a change of the key, each on the disk when it returns.

    void writeNextKey() { next_ = valueOf(installation_.nextFile().create()); }

    /// The transaction that seals everything anew.
    void sealAnew() {
        crypto::KeyRing ring(crypto::SecretBytes::copyOf(next_.bytes()));
        ring.addRetired(valueOf(crypto::readKeyFile(installation_.keyFile())));
        valueOf(installation_.store().changeNow([&ring](store::Connection& database) {
            EXPECT_THAT(store::resealAll(database, ring).unopened, IsEmpty());
        }));
    }

    void promote() { valueOf(installation_.nextFile().promote()); }

    /// The daemon ends here, and the next start finds what is on the disk.
    OpenedKeys startAgain() {
        installation_.end();
        return installation_.open();
    }

    /// Whether everything is as it was but for the key.
    void expectAllOpens(const OpenedKeys& keys) {
        const TokenMint mint(keys.ring, keys.lookup);
        const auto senders = installation_.senders();
        ASSERT_EQ(senders.size(), 2U);
        const auto& sealed = senders.at(0).tokens.at(0);
        const auto opened = mint.open(sealed);
        ASSERT_TRUE(opened) << opened.error().detail;
        EXPECT_EQ(opened->view(), token_);
        expectFound(mint, sealed, token_);
        expectFound(mint, senders.at(1).tokens.at(0), showOnceToken_);
        std::vector<store::SealedValue> values;
        valueOf(installation_.store().readNow([&](const store::Connection& database) {
            values = store::loadSealedValues(database);
        }));
        EXPECT_EQ(values.size(), 3U);
        for (const auto& value : values) {
            EXPECT_TRUE(SealedBox(keys.ring).open({value.purpose, value.row}, value.sealed))
                << value.row;
        }
    }

    static void expectFound(const TokenMint& mint, const SenderToken& stored,
                            const std::string& token) {
        const auto lookup = mint.lookupOf(token);
        EXPECT_EQ(stored.lookup, std::string(lookup.begin(), lookup.end()));
        EXPECT_TRUE(mint.finds(stored));
    }

    void expectNoNextKey() const { EXPECT_FALSE(fs::exists(installation_.nextFile().path())); }

    bool keyIsTheEarlierOne() const { return contentOf(installation_.keyFile()) == before_; }

    test::KeyInstallation installation_;
    std::string token_;
    std::string showOnceToken_;
    std::string before_; ///< the key file
    crypto::SecretBytes next_;
};

TEST_F(OpenKeys, FindsEverythingAsItWas) {
    const auto keys = startAgain();
    EXPECT_EQ(keys.opening, KeyOpening::Usual);
    expectAllOpens(keys);
}

TEST_F(OpenKeys, MakesTheKeyOfANewInstallation) {
    test::KeyInstallation fresh;
    const auto first = fresh.open();
    EXPECT_EQ(first.opening, KeyOpening::First);
    EXPECT_FALSE(first.lookup.key.equals(first.ring.subkey(crypto::Purpose::TokenLookup).bytes()))
        << "a new installation has a random lookup key";
    fresh.end();
    const auto second = fresh.open();
    EXPECT_EQ(second.opening, KeyOpening::Usual);
    EXPECT_TRUE(second.lookup.key.equals(first.lookup.key.bytes()));
}

// A kill while the next key is written leaves any beginning of it.
TEST_F(OpenKeys, UndoesAChangeWhoseKeyWasNotWhole) {
    for (std::size_t size = 0; size < before_.size() - 1; ++size) {
        write(installation_.nextFile().path(), before_.substr(0, size));
        const auto keys = startAgain();
        ASSERT_EQ(keys.opening, KeyOpening::Usual) << size;
        ASSERT_TRUE(keyIsTheEarlierOne());
        expectNoNextKey();
    }
    expectAllOpens(startAgain());
}

TEST_F(OpenKeys, UndoesAChangeThatWasNotCommitted) {
    writeNextKey();
    const auto keys = startAgain();
    EXPECT_EQ(keys.opening, KeyOpening::RotationUndone);
    EXPECT_TRUE(keyIsTheEarlierOne());
    expectNoNextKey();
    expectAllOpens(keys);
    EXPECT_EQ(startAgain().opening, KeyOpening::Usual);
}

// The next key seals from before the commit on; a commit that fails may leave such values.
TEST_F(OpenKeys, UndoesAChangeWithoutLosingWhatTheNextKeyHasSealed) {
    writeNextKey();
    auto keys = startAgain();
    writeNextKey();
    keys.ring.addRetired(crypto::SecretBytes::copyOf(next_.bytes()));
    keys.ring.makeCurrent(crypto::keyIdOf(next_));
    const auto late = installation_.addSender(keys, 3);
    const auto again = startAgain();
    EXPECT_EQ(again.opening, KeyOpening::RotationUndone);
    expectNoNextKey();
    const TokenMint mint(again.ring, again.lookup);
    EXPECT_EQ(valueOf(mint.open(installation_.senders().at(2).tokens.at(0))).view(), late);
}

TEST_F(OpenKeys, FinishesAChangeThatWasCommitted) {
    writeNextKey();
    sealAnew();
    const auto keys = startAgain();
    EXPECT_EQ(keys.opening, KeyOpening::RotationFinished);
    EXPECT_FALSE(keyIsTheEarlierOne());
    EXPECT_TRUE(valueOf(crypto::readKeyFile(installation_.keyFile())).equals(next_.bytes()));
    expectNoNextKey();
    expectAllOpens(keys);
    EXPECT_EQ(startAgain().opening, KeyOpening::Usual);
}

TEST_F(OpenKeys, FindsNothingToDoAfterAWholeChange) {
    writeNextKey();
    sealAnew();
    promote();
    const auto keys = startAgain();
    EXPECT_EQ(keys.opening, KeyOpening::Usual);
    expectAllOpens(keys);
}

TEST_F(OpenKeys, FinishesACommittedChangeWithoutTheEarlierKey) {
    writeNextKey();
    sealAnew();
    fs::remove(installation_.keyFile());
    const auto keys = startAgain();
    EXPECT_EQ(keys.opening, KeyOpening::RotationFinished);
    expectAllOpens(keys);
}

TEST_F(OpenKeys, MakesANewKeyForALostOneAndKeepsWhatItCannotOpen) {
    fs::remove(installation_.keyFile());
    const auto keys = startAgain();
    EXPECT_EQ(keys.opening, KeyOpening::Strange);
    const TokenMint mint(keys.ring, keys.lookup);
    for (const auto& stored : installation_.senders()) {
        EXPECT_FALSE(mint.finds(stored.tokens.at(0)));
    }
    EXPECT_FALSE(mint.open(installation_.senders().at(0).tokens.at(0)));
    EXPECT_EQ(startAgain().opening, KeyOpening::Usual) << "it is told once";

    write(installation_.keyFile(), before_); // the owner has found it again
    expectAllOpens(startAgain());
}

TEST_F(OpenKeys, TakesAWrongKeyForAStrangeOne) {
    write(installation_.keyFile(), "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n");
    EXPECT_EQ(startAgain().opening, KeyOpening::Strange);
    write(installation_.keyFile(), before_);
    expectAllOpens(startAgain());
}

TEST_F(OpenKeys, TakesALookupKeyThatIsDamagedForALostOne) {
    installation_.tamper("UPDATE lookup_keys SET sealed_key = zeroblob(65)");
    const auto keys = startAgain();
    const TokenMint mint(keys.ring, keys.lookup);
    EXPECT_FALSE(mint.finds(installation_.senders().at(0).tokens.at(0)));
    EXPECT_TRUE(mint.open(installation_.senders().at(0).tokens.at(0)));
}

/// As a database of schema 3 is after its migration, with tokens under the derived lookup key.
TEST_F(OpenKeys, TakesOverTheDerivedLookupKeyOfAnEarlierVersion) {
    installation_.tamper("DELETE FROM lookup_keys; DELETE FROM senders");
    auto keys = startAgain();
    keys.lookup = {1, keys.ring.subkey(crypto::Purpose::TokenLookup)};
    token_ = installation_.addSender(keys, 1);
    showOnceToken_ = installation_.addSender(keys, 2, true);
    installation_.tamper("DELETE FROM lookup_keys");
    const auto taken = startAgain();
    EXPECT_EQ(taken.opening, KeyOpening::First);
    expectAllOpens(taken);
    expectAllOpens(startAgain());
}

TEST_F(OpenKeys, TakesOverNothingWhenTheKeyOfAnEarlierVersionIsLost) {
    installation_.tamper("DELETE FROM lookup_keys");
    fs::remove(installation_.keyFile());
    const auto keys = startAgain();
    const TokenMint mint(keys.ring, keys.lookup);
    for (const auto& stored : installation_.senders()) {
        EXPECT_FALSE(mint.finds(stored.tokens.at(0))) << stored.sender.name;
    }
}

TEST_F(OpenKeys, LeavesKeyFilesAloneWhenTheKeyComesFromElsewhere) {
    writeNextKey();
    fs::remove(installation_.keyFile());
    auto found = valueOf(crypto::findKey(
        {.file = installation_.keyFile(), .environmentKey = before_.substr(0, 44)}));
    const auto keys =
        valueOf(openKeys(std::move(found), installation_.keyFile(), installation_.store()));
    expectAllOpens(keys);
    EXPECT_FALSE(fs::exists(installation_.keyFile()));
    EXPECT_TRUE(fs::exists(installation_.nextFile().path()));
}

TEST_F(OpenKeys, StopsAtADamagedKeyFile) {
    write(installation_.keyFile(), before_.substr(1));
    const auto found = crypto::findKey({.file = installation_.keyFile()});
    ASSERT_FALSE(found);
    EXPECT_THAT(found.error().detail, HasSubstr(installation_.keyFile().string()));
}

} // namespace
} // namespace tempo::daemon
