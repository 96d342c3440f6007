#include "component/store/test_database.hpp"
#include "crypto/sealed_box.hpp"
#include "store/database/query.hpp"
#include "store/senders/lookup_key_table.hpp"
#include "store/senders/sealed_values.hpp"
#include "store/senders/sender_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace {

using namespace tempo;
using namespace tempo::store;
using namespace tempo::test;
using crypto::KeyRing;
using crypto::Purpose;
using crypto::SealedBox;
using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::SizeIs;

crypto::SecretBytes key(char fill) {
    return crypto::SecretBytes::copyOf(std::string(crypto::kKeySize, fill));
}

std::string seal(const KeyRing& keys, Purpose purpose, const std::string& row,
                 std::string_view plain) {
    return SealedBox(keys).seal({purpose, row}, crypto::asBytes(plain));
}

/// A database with two values of every kind, sealed with the key `a`.
class SealedValues : public ::testing::Test {
protected:
    SealedValues() {
        database_.write([this](WriteContext& context) {
            for (const auto number : std::array<std::uint8_t, 2>{1, 2}) {
                put(context, number);
            }
            return true;
        });
    }

    void put(WriteContext& context, std::uint8_t number) {
        Sender sender;
        sender.id.uuid.bytes.fill(number);
        sender.name = "sender " + std::to_string(number);
        SenderToken token{sender.id, std::string(32, static_cast<char>(number)), "", std::nullopt};
        token.sealed = seal(keys_, Purpose::SealedToken, sealedRowOf(token), sender.name);
        ASSERT_TRUE(insertSender(context, sender, std::array{token}));
        identity_[TlsRole{number}] = {
            "certificate", seal(keys_, Purpose::SealedTlsKey, sealedRowOf(TlsRole{number}), "key")};
        putTlsIdentity(context, identity_);
        putLookupKey(context.database, {number, keys_.currentId(),
                                        seal(keys_, Purpose::SealedLookupKey,
                                             sealedRowOfLookupKey(number), "lookup")});
    }

    std::vector<SealedValue> values() { return loadSealedValues(database_.connection()); }

    /// What opens, by its row.
    std::map<std::string, std::string> opened(const KeyRing& keys) {
        std::map<std::string, std::string> found;
        for (const auto& value : values()) {
            if (auto plain = SealedBox(keys).open({value.purpose, value.row}, value.sealed)) {
                found.emplace(value.row, plain->view());
            }
        }
        return found;
    }

    Resealed resealWith(const KeyRing& keys) {
        return database_.write(
            [&keys](WriteContext& context) { return resealAll(context.database, keys); });
    }

    KeyRing keys_{key('a')};
    TestDatabase database_;
    StoredTlsIdentity identity_;
};

/// Whoever adds a column `sealed…` and forgets the list is told here.
TEST_F(SealedValues, AreListedForEveryColumnThatSaysSealed) {
    std::set<std::pair<std::string, std::string>> listed;
    for (const auto& column : sealedColumns()) {
        listed.emplace(column.table, column.column);
    }
    Query query(database_.connection(),
                "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c"
                " WHERE m.type = 'table' AND c.name LIKE '%sealed%'");
    std::size_t found = 0;
    while (query.next()) {
        ++found;
        EXPECT_THAT(listed,
                    Contains(std::pair(std::string(query.text(0)), std::string(query.text(1)))));
    }
    EXPECT_EQ(found, listed.size());
}

TEST_F(SealedValues, AreAllThere) {
    EXPECT_THAT(values(), SizeIs(6));
    EXPECT_THAT(opened(keys_), SizeIs(6));
}

TEST_F(SealedValues, AreSealedAnewWithTheCurrentKey) {
    const auto before = opened(keys_);
    KeyRing next(key('b'));
    next.addRetired(key('a'));
    const auto resealed = resealWith(next);
    EXPECT_EQ(resealed.resealed, 6U);
    EXPECT_THAT(resealed.unopened, IsEmpty());
    EXPECT_EQ(opened(KeyRing(key('b'))), before);
    EXPECT_THAT(opened(keys_), IsEmpty());
    for (const auto& lookupKey : loadLookupKeys(database_.connection())) {
        EXPECT_EQ(lookupKey.masterKey, next.currentId());
    }
    EXPECT_EQ(resealWith(next), Resealed{}) << "a second time changes nothing";
}

TEST_F(SealedValues, StayAsTheyAreWhenNoKeyOpensThem) {
    const auto before = values();
    const auto resealed = resealWith(KeyRing(key('x')));
    EXPECT_EQ(resealed.resealed, 0U);
    EXPECT_EQ(resealed.unopened, before);
    EXPECT_EQ(values(), before);
}

TEST_F(SealedValues, OpenNowhereElse) {
    const SealedBox box(keys_);
    for (const auto& value : values()) {
        for (const auto& other : values()) {
            const auto moved = box.open({other.purpose, other.row}, value.sealed);
            EXPECT_EQ(moved.has_value(), value == other) << value.row << " in " << other.row;
        }
    }
}

TEST_F(SealedValues, DoNotOpenWithAnyOneBitFlipped) {
    const SealedBox box(keys_);
    for (const auto& value : values()) {
        for (std::size_t bit = 0; bit < 8 * value.sealed.size(); ++bit) {
            auto changed = value.sealed;
            changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
            const auto plain = box.open({value.purpose, value.row}, changed);
            ASSERT_FALSE(plain) << value.row << ", bit " << bit;
            EXPECT_THAT(plain.error().detail, ::testing::HasSubstr(value.row));
        }
    }
}

TEST_F(SealedValues, DoNotOpenCutShortAnywhere) {
    const SealedBox box(keys_);
    for (const auto& value : values()) {
        for (std::size_t size = 0; size < value.sealed.size(); ++size) {
            EXPECT_FALSE(box.open({value.purpose, value.row},
                                  std::string_view(value.sealed).substr(0, size)))
                << value.row << ", " << size << " bytes";
        }
    }
}

TEST_F(SealedValues, AreNamedWhenTheyDoNotOpen) {
    database_.tamper("UPDATE tls_identity SET sealed_key = zeroblob(60) WHERE role = 2");
    KeyRing next(key('b'));
    next.addRetired(key('a'));
    const auto resealed = resealWith(next);
    EXPECT_EQ(resealed.resealed, 5U);
    ASSERT_THAT(resealed.unopened, SizeIs(1));
    EXPECT_EQ(resealed.unopened[0].purpose, Purpose::SealedTlsKey);
    EXPECT_EQ(resealed.unopened[0].owner, "server");
}

TEST_F(SealedValues, AreNotKeptForARevokedSender) {
    database_.write([](WriteContext& context) {
        SenderId first;
        first.uuid.bytes.fill(1);
        return revokeSender(context, first);
    });
    EXPECT_THAT(values(), SizeIs(5));
}

TEST_F(SealedValues, LoseALookupKeyThatNoTokenNeeds) {
    database_.write([](WriteContext& context) {
        removeUnneededLookupKeys(context.database, 1);
        return true;
    });
    EXPECT_THAT(loadLookupKeys(database_.connection()), SizeIs(1));
    EXPECT_EQ(nextLookupKeyId(database_.connection()), 2);
}

} // namespace
