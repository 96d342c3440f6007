#include "access/sender_registry.hpp"
#include "component/daemon/key_installation.hpp"
#include "daemon/keys/key_service.hpp"
#include "daemon/services/sender_admin.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spdlog/logger.h>

namespace tempo::daemon {
namespace {

namespace fs = std::filesystem;
using test::valueOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr control::Caller kCaller{.user = 1000};

/// The services of a running daemon that have to do with keys.
class KeyServiceTest : public ::testing::Test {
protected:
    KeyServiceTest() { admin_.load(installation_.senders()); }

    std::string create(const std::string& name) {
        return installation_.await(admin_.create({.name = name, .provider = "scripts"}, kCaller))
            .token;
    }

    std::string shown(const std::string& name) {
        return installation_.await(admin_.showToken(name, kCaller)).token;
    }

    protocol::KeyRotation rotate() { return installation_.await(service_.rotate(kCaller)); }
    protocol::KeyCheck check() { return installation_.await(service_.check()); }

    /// What a rotation is refused for.
    std::string refusal() {
        try {
            rotate();
        } catch (const std::runtime_error& refused) {
            return refused.what();
        }
        return "it was not refused";
    }

    bool finds(const std::string& token) {
        return registry_.authenticate(mint_.lookupOf(token), {}, {}).accepted();
    }

    tempo::test::ManualClock clock_;
    spdlog::logger log_{"test"};
    test::KeyInstallation installation_;
    OpenedKeys keys_ = installation_.open();
    access::SenderRegistry registry_;
    TokenMint mint_{keys_.ring, keys_.lookup};
    SenderAdmin admin_{installation_.tasks(), registry_, mint_, [] { return false; }, clock_};
    KeyService service_{installation_.tasks(),
                        keys_.ring,
                        admin_,
                        {crypto::KeyOrigin::File, installation_.keyFile(), keys_.lookup.id},
                        log_};
};

TEST_F(KeyServiceTest, ChangesTheKeyAndKeepsEveryToken) {
    const auto token = create("nas");
    const auto before = valueOf(crypto::readKeyFile(installation_.keyFile()));
    const auto rotated = rotate();
    EXPECT_EQ(rotated.resealed, 2U) << "the token and the lookup key";
    EXPECT_THAT(rotated.unopened, IsEmpty());
    const auto after = valueOf(crypto::readKeyFile(installation_.keyFile()));
    EXPECT_FALSE(after.equals(before.bytes()));
    EXPECT_EQ(rotated.keyID, toText(crypto::keyIdOf(after)));
    EXPECT_FALSE(fs::exists(installation_.nextFile().path()));
    EXPECT_TRUE(finds(token));
    EXPECT_EQ(shown("nas"), token);
    EXPECT_THAT(check().unopened, IsEmpty());
    EXPECT_THAT(service_.problems(), IsEmpty());
}

TEST_F(KeyServiceTest, LeavesNothingThatOnlyTheEarlierKeyOpens) {
    const auto first = create("nas");
    rotate();
    const auto second = create("router");
    rotate();
    installation_.end();
    const auto keys = installation_.open();
    EXPECT_EQ(keys.opening, KeyOpening::Usual);
    const TokenMint mint(keys.ring, keys.lookup);
    const auto senders = installation_.senders();
    EXPECT_EQ(valueOf(mint.open(senders.at(0).tokens.at(0))).view(), first);
    EXPECT_EQ(valueOf(mint.open(senders.at(1).tokens.at(0))).view(), second);
}

TEST_F(KeyServiceTest, KeepsBothValuesOfATokenInItsGrace) {
    const auto first = create("nas");
    rotate();
    const auto second =
        installation_
            .await(admin_.rotate({.sender = "nas", .grace = std::chrono::hours(1)}, kCaller))
            .token;
    EXPECT_TRUE(finds(first));
    EXPECT_TRUE(finds(second));
    rotate();
    EXPECT_THAT(check().unopened, IsEmpty());
    EXPECT_EQ(check().checked, 3U);
}

TEST_F(KeyServiceTest, RefusesToChangeAKeyThatIsNotItsOwn) {
    for (const auto origin : {crypto::KeyOrigin::Environment, crypto::KeyOrigin::EnvironmentFile,
                              crypto::KeyOrigin::Credential}) {
        KeyService elsewhere(installation_.tasks(), keys_.ring, admin_,
                             {origin, installation_.keyFile(), keys_.lookup.id}, log_);
        EXPECT_THROW(installation_.await(elsewhere.rotate(kCaller)), std::runtime_error);
        EXPECT_FALSE(fs::exists(installation_.nextFile().path()));
    }
}

TEST_F(KeyServiceTest, KeepsTheKeyWhenTheNextOneCannotBeWritten) {
    const auto token = create("nas");
    const auto before = keys_.ring.currentId();
    fs::create_directory(installation_.nextFile().path());
    EXPECT_THAT(refusal(), HasSubstr("stays as it was"));
    EXPECT_EQ(keys_.ring.currentId(), before);
    EXPECT_EQ(shown("nas"), token);
    EXPECT_THAT(check().unopened, IsEmpty());
}

TEST_F(KeyServiceTest, KeepsTheKeyWhenTheTransactionFailsAndGoesOnLater) {
    const auto token = create("nas");
    const auto before = keys_.ring.currentId();
    installation_.tamper("CREATE TRIGGER failing BEFORE UPDATE ON lookup_keys"
                         " BEGIN SELECT RAISE(ABORT, 'no'); END");
    EXPECT_THAT(refusal(), HasSubstr("no"));
    EXPECT_EQ(keys_.ring.currentId(), before);
    EXPECT_THAT(check().unopened, IsEmpty());
    const auto later = create("router");
    installation_.tamper("DROP TRIGGER failing");
    EXPECT_EQ(rotate().resealed, 3U);
    EXPECT_NE(keys_.ring.currentId(), before);
    EXPECT_EQ(shown("nas"), token);
    EXPECT_EQ(shown("router"), later);
    EXPECT_FALSE(fs::exists(installation_.nextFile().path()));
}

TEST_F(KeyServiceTest, GoesOnWithTheNewKeyWhereItsFileCannotTakeTheOldOnesPlace) {
    const auto token = create("nas");
    fs::remove(installation_.keyFile());
    fs::create_directories(installation_.keyFile() / "in the way");
    EXPECT_THAT(refusal(), HasSubstr("The new key is in force"));
    EXPECT_THAT(service_.problems(), ElementsAre(HasSubstr(installation_.keyFile().string())));
    EXPECT_EQ(shown("nas"), token);
    fs::remove_all(installation_.keyFile());
    const auto again = rotate();
    EXPECT_EQ(again.resealed, 0U) << "the change that was begun is ended";
    EXPECT_EQ(again.keyID, toText(keys_.ring.currentId()));
    EXPECT_THAT(service_.problems(), IsEmpty());
    EXPECT_TRUE(fs::is_regular_file(installation_.keyFile()));
}

TEST_F(KeyServiceTest, NamesWhatDoesNotOpenAndLeavesItAlone) {
    create("nas");
    create("router");
    installation_.tamper("UPDATE sender_tokens SET sealed = zeroblob(80) WHERE sender_id ="
                         " (SELECT id FROM senders WHERE name = 'nas')");
    const protocol::UnopenedValue damaged{"token", "nas"};
    EXPECT_THAT(check().unopened, ElementsAre(damaged));
    const auto rotated = rotate();
    EXPECT_THAT(rotated.unopened, ElementsAre(damaged));
    EXPECT_EQ(rotated.resealed, 2U);
    EXPECT_THAT(check().unopened, ElementsAre(damaged));
}

TEST_F(KeyServiceTest, NamesADamagedLookupKeyBeforeTheNextStartMissesIt) {
    create("nas");
    installation_.tamper("UPDATE lookup_keys SET sealed_key = zeroblob(65)");
    EXPECT_THAT(check().unopened, ElementsAre(protocol::UnopenedValue{"lookup-key", ""}));
}

TEST_F(KeyServiceTest, NamesTheTokensOfALostKeyUntilTheyAreRotated) {
    create("nas");
    installation_.await(
        admin_.create({.name = "once", .provider = "once", .showOnce = true}, kCaller));
    installation_.end();
    fs::remove(installation_.keyFile());
    auto keys = installation_.open();
    access::SenderRegistry registry;
    const TokenMint mint(keys.ring, keys.lookup);
    SenderAdmin admin(
        installation_.tasks(), registry, mint, [] { return false; }, clock_);
    admin.load(installation_.senders());
    EXPECT_THAT(admin.unopened().lost(), ElementsAre("nas", "once"));
    EXPECT_THAT(admin.unopened().hint(), HasSubstr("2 tokens"));
    EXPECT_THAT(admin.unopened().problems(), ElementsAre(HasSubstr("'nas', 'once'")));
    installation_.await(admin.rotate({.sender = "nas", .grace = std::chrono::hours(1)}, kCaller));
    EXPECT_THAT(admin.unopened().lost(), ElementsAre("once"));
    installation_.await(admin.revoke("once", kCaller));
    EXPECT_FALSE(admin.unopened().any());
    KeyService service(installation_.tasks(), keys.ring, admin,
                       {crypto::KeyOrigin::File, installation_.keyFile(), keys.lookup.id}, log_);
    EXPECT_THAT(installation_.await(service.check()).unopened, IsEmpty());
    EXPECT_THAT(admin.unopened().problems(), IsEmpty());
}

} // namespace
} // namespace tempo::daemon
