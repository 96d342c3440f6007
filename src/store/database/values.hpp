#pragma once

#include "store/database/statement.hpp"

#include <tempo/core/ids.hpp>
#include <tempo/core/timestamp.hpp>

#include <array>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

/// How the values of the domain stand in columns: times as UTC milliseconds, enumerators and flags
/// as small integers, ids and hashes as blobs, an empty optional as NULL.
namespace tempo::store {

template<class T>
inline constexpr bool kIsOptional = false;
template<class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;
template<class T>
inline constexpr bool kIsId = false;
template<class Tag>
inline constexpr bool kIsId<Id<Tag>> = true;

/// Bytes that are bound as a blob.
struct Blob {
    std::string_view bytes;
};

inline std::span<const std::uint8_t> asBytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

template<class Value>
void bindValue(Statement& statement, int parameter, const Value& value) {
    if constexpr (kIsOptional<Value>) {
        value ? bindValue(statement, parameter, *value) : statement.bindNull(parameter);
    } else if constexpr (kIsId<Value>) {
        statement.bindBlob(parameter, value.uuid.bytes);
    } else if constexpr (std::same_as<Value, Blob>) {
        statement.bindBlob(parameter, asBytes(value.bytes));
    } else if constexpr (std::convertible_to<const Value&, std::string_view>) {
        statement.bindText(parameter, value);
    } else if constexpr (std::convertible_to<const Value&, std::span<const std::uint8_t>>) {
        statement.bindBlob(parameter, value);
    } else if constexpr (std::same_as<Value, Timestamp>) {
        statement.bindInteger(parameter, value.time_since_epoch().count());
    } else {
        static_assert(std::is_enum_v<Value> || std::integral<Value>);
        statement.bindInteger(parameter, static_cast<std::int64_t>(value));
    }
}

/// Copies a blob into an array; what is missing stays zero.
template<std::size_t N>
std::array<std::uint8_t, N> toArray(std::span<const std::uint8_t> bytes) {
    std::array<std::uint8_t, N> result{};
    std::copy_n(bytes.begin(), std::min(N, bytes.size()), result.begin());
    return result;
}

template<class Value>
Value readColumn(const Statement& statement, int column) {
    if constexpr (kIsOptional<Value>) {
        if (statement.isNull(column)) {
            return std::nullopt;
        }
        return readColumn<typename Value::value_type>(statement, column);
    } else if constexpr (kIsId<Value>) {
        return Value{Uuid{toArray<16>(statement.blob(column))}};
    } else if constexpr (std::same_as<Value, std::string>) {
        return Value(statement.text(column));
    } else if constexpr (std::same_as<Value, std::array<std::uint8_t, 32>>) {
        return toArray<32>(statement.blob(column));
    } else if constexpr (std::same_as<Value, Timestamp>) {
        return Timestamp(std::chrono::milliseconds(statement.integer(column)));
    } else {
        static_assert(std::is_enum_v<Value> || std::integral<Value>);
        return static_cast<Value>(statement.integer(column));
    }
}

} // namespace tempo::store
