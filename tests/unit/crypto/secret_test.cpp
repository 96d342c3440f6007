#include "crypto/secret.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <new>
#include <ostream>
#include <type_traits>
#include <utility>

namespace {

/// The block of memory to look at when it is given back, and what was in it then.
struct Watch {
    const void* block = nullptr;
    std::size_t size = 0;
    bool seen = false;
    bool wasZero = false;
};

thread_local Watch watch;

void lookAt(const void* block) {
    if (block == nullptr || block != watch.block) {
        return;
    }
    const std::span bytes(static_cast<const std::uint8_t*>(block), watch.size);
    watch.seen = true;
    watch.wasZero = std::ranges::all_of(bytes, [](std::uint8_t byte) { return byte == 0; });
    watch.block = nullptr;
}

} // namespace

// The program's own allocation, so that a test sees a block in the moment it is given back.
void* operator new(std::size_t size) {
    if (void* block = std::malloc(size == 0 ? 1 : size)) {
        return block;
    }
    throw std::bad_alloc();
}

void operator delete(void* block) noexcept {
    lookAt(block);
    std::free(block);
}

void operator delete(void* block, std::size_t /*size*/) noexcept {
    lookAt(block);
    std::free(block);
}

namespace tempo::crypto {
namespace {

template<class T>
concept Comparable = requires(const T& a, const T& b) { a == b; };

template<class T>
concept Streamable = requires(std::ostream& out, const T& value) { out << value; };

template<class T>
concept Range = requires(const T& value) { std::begin(value); };

static_assert(!std::is_copy_constructible_v<SecretBytes>);
static_assert(!std::is_copy_assignable_v<SecretBytes>);
static_assert(std::is_nothrow_move_constructible_v<SecretBytes>);
static_assert(std::is_nothrow_move_assignable_v<SecretBytes>);
static_assert(!Comparable<SecretBytes>);
static_assert(!Streamable<SecretBytes>);
static_assert(!Range<SecretBytes>, "formatting libraries print ranges");
static_assert(!std::is_convertible_v<SecretBytes, std::string_view>);

void watchMemoryOf(const SecretBytes& secret) {
    watch = {.block = secret.bytes().data(), .size = secret.size()};
}

TEST(SecretBytes, WipesItsMemoryBeforeGivingItBack) {
    {
        const auto secret = SecretBytes::copyOf("correct horse battery staple");
        watchMemoryOf(secret);
    }
    ASSERT_TRUE(watch.seen);
    EXPECT_TRUE(watch.wasZero);
}

TEST(SecretBytes, WipesItsMemoryWhenItIsAssignedTo) {
    auto secret = SecretBytes::copyOf("correct horse battery staple");
    watchMemoryOf(secret);
    secret = SecretBytes::copyOf("another one");
    ASSERT_TRUE(watch.seen);
    EXPECT_TRUE(watch.wasZero);
    EXPECT_EQ(secret.view(), "another one");
}

TEST(SecretBytes, LeavesNothingBehindWhenItIsMovedFrom) {
    auto first = SecretBytes::copyOf("secret");
    auto second = std::move(first);
    EXPECT_TRUE(first.empty()); // NOLINT(bugprone-use-after-move): what is left is the point
    EXPECT_EQ(second.view(), "secret");
    SecretBytes third;
    third = std::move(second);
    EXPECT_TRUE(second.empty()); // NOLINT(bugprone-use-after-move): what is left is the point
    EXPECT_EQ(third.view(), "secret");
}

TEST(SecretBytes, EqualsTheSameBytesOnly) {
    const auto secret = SecretBytes::copyOf("secret");
    EXPECT_TRUE(secret.equals(asBytes("secret")));
    EXPECT_FALSE(secret.equals(asBytes("secreT")));
    EXPECT_FALSE(secret.equals(asBytes("secre")));
    EXPECT_FALSE(secret.equals(asBytes("secrets")));
    EXPECT_FALSE(secret.equals({}));
    EXPECT_TRUE(SecretBytes{}.equals({}));
}

TEST(SecretBytes, BeginsWithZeroBytesToBeFilled) {
    SecretBytes secret(3);
    EXPECT_EQ(secret.view(), std::string_view("\0\0\0", 3));
    std::ranges::fill(secret.writable(), std::uint8_t{'x'});
    EXPECT_EQ(secret.view(), "xxx");
}

} // namespace
} // namespace tempo::crypto
