#pragma once

#include "protocol/value.hpp"

#include <tempo/protocol/codec.hpp>

#include <array>
#include <type_traits>

/// One list of fields a message serves writing and reading: Fields<Message>::visit names each field
/// once, to a FieldWriter or to a FieldReader. Four kinds of fields:
///   field     required; a std::optional member may be absent
///   setting   has a default in the message and may be absent when read
///   embedded  a member that holds JSON as text
///   words     text that is absent when it is empty
namespace tempo::protocol {

/// Specialized for each message: `static void visit(auto& as, auto& message)`.
template<class Message>
struct Fields;

/// What an embedded text is.
enum class Embedded : std::uint8_t { Object, Array };

template<class T>
inline constexpr bool kIsOptional = false;
template<class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

/// Appends the fields of one object to a text, in the order of their list.
class FieldWriter {
public:
    explicit FieldWriter(std::string& out) : out_(out) {}

    template<class T>
    void field(std::string_view name, const T& member, const auto&... /*range*/) {
        if constexpr (kIsOptional<T>) {
            if (member) {
                begin(name);
                Value<typename T::value_type>::write(out_, *member);
            }
        } else {
            begin(name);
            Value<T>::write(out_, member);
        }
    }

    template<class T>
    void setting(std::string_view name, const T& member, const auto&... range) {
        field(name, member, range...);
    }

    void embedded(std::string_view name, const std::string& text, Embedded /*kind*/) {
        begin(name);
        out_ += text;
    }

    void words(std::string_view name, const std::string& text) {
        if (!text.empty()) {
            field(name, text);
        }
    }

private:
    void begin(std::string_view name);

    std::string& out_;
    bool first_ = true;
};

/// Takes the fields of one object; keeps the first refusal and reads no further after it.
class FieldReader {
public:
    /// `object` is an object and outlives the reader.
    explicit FieldReader(const Json& object) : object_(object) {}

    template<class T>
    void field(std::string_view name, T& member, const auto&... range) {
        const auto* json = take(name);
        if constexpr (kIsOptional<T>) {
            if (json != nullptr) {
                keep<typename T::value_type>(name, *json, member, range...);
            }
        } else if (json != nullptr) {
            keep<T>(name, *json, member, range...);
        } else {
            refuse(name, Refusal{{}, "is missing"});
        }
    }

    template<class T>
    void setting(std::string_view name, T& member, const auto&... range) {
        if (const auto* json = take(name)) {
            keep<T>(name, *json, member, range...);
        }
    }

    void embedded(std::string_view name, std::string& text, Embedded kind);

    void words(std::string_view name, std::string& text) { setting(name, text); }

    /// The first refusal, that of a field which is not in the list included.
    std::optional<Refusal> finish();

private:
    template<class T>
    void keep(std::string_view name, const Json& json, auto& member, const auto&... range) {
        auto read = Value<T>::read(json, range...);
        if (read) {
            member = *std::move(read);
        } else {
            refuse(name, std::move(read.error()));
        }
    }

    const Json* take(std::string_view name);
    void refuse(std::string_view name, Refusal refusal);

    const Json& object_;
    std::vector<std::string_view> names_; ///< of the list so far
    std::size_t found_ = 0;               ///< how many of them the object has
    std::optional<Refusal> refusal_;
};

template<class Message>
concept HasFields =
    std::is_class_v<Fields<Message>> && std::default_initializable<Message> &&
    requires(FieldReader& as, Message& message) { Fields<Message>::visit(as, message); };

template<HasFields Message>
struct Value<Message> {
    static void write(std::string& out, const Message& message) {
        out += '{';
        FieldWriter writer(out);
        Fields<Message>::visit(writer, message);
        out += '}';
    }
    static Read<Message> read(const Json& json) {
        if (!json.is_object()) {
            return refuse("must be an object");
        }
        Message message;
        FieldReader reader(json);
        Fields<Message>::visit(reader, message);
        if (auto refusal = reader.finish()) {
            return tl::unexpected(*std::move(refusal));
        }
        return message;
    }
};

/// The error that a refusal is to the caller of fromJson.
Error toError(const Refusal& refusal);

template<class Message>
std::string Codec<Message>::write(const Message& message) {
    std::string out;
    Value<Message>::write(out, message);
    return out;
}

template<class Message>
Expected<Message> Codec<Message>::read(const nlohmann::json& json) {
    return Value<Message>::read(json).map_error(toError);
}

} // namespace tempo::protocol
