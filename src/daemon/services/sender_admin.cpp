#include "daemon/services/sender_admin.hpp"

#include "access/client_subject.hpp"
#include "daemon/services/actor.hpp"
#include "daemon/services/sender_rules.hpp"
#include "store/audit/audit_log.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tempo::daemon {
namespace {

using std::chrono::seconds;

/// The longest time for which both values of a rotated token are valid.
constexpr std::chrono::days kLongestGrace{30};

Error unknownSender(const std::string& name) {
    return {ErrorCode::NotFound,
            "There is no sender '" + name + "'. 'tempoctl token list' shows all of them."};
}

Error revokedSender(const Sender& sender) {
    return {ErrorCode::Conflict, "The sender '" + sender.name +
                                     "' is revoked. Make a new one with 'tempoctl token create'."};
}

/// An earlier value that whoever listened may have is not to stay valid.
Expected<void> checkGrace(const Sender& sender, seconds grace) {
    if (grace < seconds{0} || grace > kLongestGrace) {
        return failure(ErrorCode::InvalidInput, "`grace` must be between 0 and 30 days.");
    }
    if (grace > seconds{0} && sender.exposedAt) {
        return failure(ErrorCode::Conflict,
                       "The sender '" + sender.name +
                           "' requires TLS and was used in the clear, so its earlier token must "
                           "not stay valid: rotate it without a grace.");
    }
    return {};
}

Expected<Sender> newSender(const protocol::SenderCreateParams& params, Timestamp now) {
    auto addresses = checkAddresses(params.allowedAddresses);
    for (const auto& check : {checkSenderName(params.name), checkProvider(params.provider),
                              checkRate(params.rate), checkExpiry(params.expiresAt, now)}) {
        if (!check) {
            return tl::unexpected(check.error());
        }
    }
    if (!addresses) {
        return tl::unexpected(addresses.error());
    }
    static thread_local UuidV7Generator ids;
    return Sender{.id = SenderId{ids.next(now)},
                  .name = params.name,
                  .provider = params.provider,
                  .createdAt = now,
                  .expiresAt = params.expiresAt,
                  .revokedAt = std::nullopt,
                  .allowedAddresses = *std::move(addresses),
                  .rate = params.rate,
                  .showOnce = params.showOnce,
                  .requireTls = params.requireTls};
}

/// The sender with the asked changes, and what they are in words for the audit.
Expected<std::pair<Sender, std::string>>
changed(Sender sender, const protocol::SenderUpdateParams& params, Timestamp now) {
    std::string words;
    const auto note = [&words](const std::string& what) {
        words += words.empty() ? what : ", " + what;
    };
    if (params.name) {
        if (auto check = checkSenderName(*params.name); !check) {
            return tl::unexpected(check.error());
        }
        note("renamed from '" + sender.name + "'");
        sender.name = *params.name;
    }
    if (params.rate) {
        if (auto check = checkRate(*params.rate); !check) {
            return tl::unexpected(check.error());
        }
        note("rate");
        sender.rate = *params.rate;
    }
    if (params.allowedAddresses) {
        auto addresses = checkAddresses(*params.allowedAddresses);
        if (!addresses) {
            return tl::unexpected(addresses.error());
        }
        note("allowed addresses");
        sender.allowedAddresses = *std::move(addresses);
    }
    if (params.expiresAt) {
        if (auto check = checkExpiry(*params.expiresAt, now); !check) {
            return tl::unexpected(check.error());
        }
        note("expiry");
        sender.expiresAt = *params.expiresAt;
    }
    if (params.requireTls) {
        note(*params.requireTls ? "requires TLS" : "may post in the clear");
        sender.requireTls = *params.requireTls;
    }
    if (params.clientSubject) {
        if (auto check = access::checkClientSubject(*params.clientSubject); !check) {
            return tl::unexpected(check.error());
        }
        note(params.clientSubject->empty() ? "bound to no client certificate"
                                           : "bound to '" + *params.clientSubject + "'");
        sender.clientSubject = *params.clientSubject;
    }
    return std::pair{std::move(sender), std::move(words)};
}

} // namespace

/// Uses that nobody waits for.
class SenderAdmin::WriteUses final : public store::WriteJob {
public:
    explicit WriteUses(std::vector<SenderUse> uses) : uses_(std::move(uses)) {}

    store::Undo undo() const override { return store::Undo::Nothing; }
    Expected<void> apply(store::WriteContext& context) override {
        store::applyUses(context, uses_);
        return {};
    }
    void finish(Expected<void> /*outcome*/) override {}

private:
    std::vector<SenderUse> uses_;
};

void SenderAdmin::load(std::vector<store::StoredSender> stored) {
    std::vector<Sender> senders;
    std::vector<SenderToken> tokens;
    for (auto& [sender, values] : stored) {
        senders.push_back(std::move(sender));
        std::move(values.begin(), values.end(), std::back_inserter(tokens));
    }
    registry_.load(std::move(senders), std::move(tokens));
    unopened_.examine(registry_, mint_);
}

void SenderAdmin::takeResealed(const std::vector<store::StoredSender>& stored) {
    for (const auto& [sender, tokens] : stored) {
        registry_.replaceSealed(tokens);
    }
}

void SenderAdmin::writeUses() {
    auto uses = registry_.drainUses();
    if (!uses.empty()) {
        tasks_.submit(std::make_unique<WriteUses>(std::move(uses)), [](const Error&) {});
    }
}

Async<protocol::SenderToken> SenderAdmin::create(protocol::SenderCreateParams params,
                                                 control::Caller caller) {
    auto sender = newSender(params, clock_.now());
    if (!sender) {
        co_return tl::unexpected(std::move(sender.error()));
    }
    if (auto check = params.requireTls ? checkTlsListens() : Expected<void>(); !check) {
        co_return tl::unexpected(std::move(check.error()));
    }
    const auto issued = mint_.issue(*sender);
    Change change{.sender = *sender,
                  .tokens = {issued.stored},
                  .auditKind = "sender.created",
                  .auditDetail = "for the provider " + sender->provider};
    Write write = [](store::WriteContext& context, const Change& wanted) {
        return store::insertSender(context, wanted.sender, wanted.tokens);
    };
    auto stored = co_await commit(std::move(change), caller, std::move(write));
    if (!stored) {
        co_return tl::unexpected(std::move(stored.error()));
    }
    protocol::SenderToken result{*std::move(stored), std::string(issued.value.view())};
    co_return result;
}

Async<protocol::SenderList> SenderAdmin::list() {
    protocol::SenderList result;
    for (const auto* sender : registry_.all()) {
        result.senders.push_back(*sender);
    }
    co_return result;
}

Async<Sender> SenderAdmin::get(std::string sender) {
    co_return find(sender);
}

Async<protocol::SenderToken> SenderAdmin::showToken(std::string sender, control::Caller caller) {
    auto found = findUsable(sender);
    if (!found) {
        co_return tl::unexpected(std::move(found.error()));
    }
    const auto tokens = tokensOf(*found);
    const auto current = std::find_if(tokens.begin(), tokens.end(),
                                      [](const auto& token) { return !token.validUntil; });
    if (current == tokens.end() || current->sealed.empty()) {
        co_return failure(ErrorCode::Unsupported,
                          "The token of '" + found->name +
                              "' was to be shown only once. Get a new one with 'tempoctl token "
                              "rotate'.");
    }
    const auto value = mint_.open(*current);
    if (!value) {
        co_return tl::unexpected(value.error());
    }
    Change change{.sender = *std::move(found), .tokens = tokens, .auditKind = "token.shown"};
    Write nothing = [](store::WriteContext&, const Change&) -> Expected<void> {
        return {};
    };
    auto stored = co_await commit(std::move(change), caller, std::move(nothing));
    if (!stored) {
        co_return tl::unexpected(std::move(stored.error()));
    }
    protocol::SenderToken result{*std::move(stored), std::string(value->view())};
    co_return result;
}

Async<protocol::SenderToken> SenderAdmin::rotate(protocol::SenderRotateParams params,
                                                 control::Caller caller) {
    auto sender = findUsable(params.sender);
    if (!sender) {
        co_return tl::unexpected(std::move(sender.error()));
    }
    if (auto check = checkGrace(*sender, params.grace); !check) {
        co_return tl::unexpected(std::move(check.error()));
    }
    const auto issued = mint_.issue(*sender);
    Change change{.sender = *std::move(sender),
                  .tokens = {issued.stored},
                  .auditKind = "token.rotated",
                  .auditDetail = "the earlier value stays valid for " +
                                 std::to_string(params.grace.count()) + " s"};
    if (params.grace == seconds{0}) {
        change.downgrade = Downgrade::Clear;
    } else {
        for (auto& token : tokensOf(change.sender)) {
            if (!token.validUntil && mint_.finds(token)) {
                token.validUntil = clock_.now() + params.grace;
                change.tokens.push_back(std::move(token));
            }
        }
    }
    Write write = [](store::WriteContext& context, const Change& wanted) {
        if (wanted.downgrade == Downgrade::Clear) {
            store::clearDowngrade(context, wanted.sender.id);
        }
        return store::replaceTokens(context, wanted.sender.id, wanted.tokens);
    };
    auto stored = co_await commit(std::move(change), caller, std::move(write));
    if (!stored) {
        co_return tl::unexpected(std::move(stored.error()));
    }
    protocol::SenderToken result{*std::move(stored), std::string(issued.value.view())};
    co_return result;
}

Async<Sender> SenderAdmin::update(protocol::SenderUpdateParams params, control::Caller caller) {
    auto sender = findUsable(params.sender);
    if (!sender) {
        co_return tl::unexpected(std::move(sender.error()));
    }
    const bool secures = params.requireTls.value_or(false);
    if (auto check = secures ? checkTlsListens() : Expected<void>(); !check) {
        co_return tl::unexpected(std::move(check.error()));
    }
    auto tokens = tokensOf(*sender);
    auto wanted = changed(*std::move(sender), params, clock_.now());
    if (!wanted) {
        co_return tl::unexpected(std::move(wanted.error()));
    }
    Change change{.sender = std::move(wanted->first),
                  .tokens = std::move(tokens),
                  .auditKind = "sender.changed",
                  .auditDetail = std::move(wanted->second)};
    Write write = [](store::WriteContext& context, const Change& asked) {
        return store::updateSender(context, asked.sender);
    };
    co_return co_await commit(std::move(change), caller, std::move(write));
}

Async<Sender> SenderAdmin::revoke(std::string sender, control::Caller caller) {
    auto found = findUsable(sender);
    if (!found) {
        co_return tl::unexpected(std::move(found.error()));
    }
    auto tokens = tokensOf(*found);
    Change change{
        .sender = *std::move(found), .tokens = std::move(tokens), .auditKind = "sender.revoked"};
    change.sender.revokedAt = clock_.now();
    for (auto& token : change.tokens) {
        token.sealed.clear();
    }
    Write write = [](store::WriteContext& context, const Change& asked) {
        return store::revokeSender(context, asked.sender.id);
    };
    co_return co_await commit(std::move(change), caller, std::move(write));
}

Async<Sender> SenderAdmin::commit(Change change, control::Caller caller, Write write) {
    const auto id = change.sender.id;
    if (!changing_.insert(id).second) {
        co_return failure(ErrorCode::Busy, "The sender '" + change.sender.name +
                                               "' is being changed already; try again.");
    }
    // g++ 12 moves a lambda that is written inside a co_await bit by bit; outside it is safe.
    auto writing = tasks_.write<Done>(
        [change, caller, write = std::move(write)](store::WriteContext& context) -> Expected<Done> {
            if (auto outcome = write(context, change); !outcome) {
                return tl::unexpected(std::move(outcome.error()));
            }
            AuditEntry entry{.at = context.now, .kind = change.auditKind, .actor = actorOf(caller)};
            entry.sender = change.sender.name;
            entry.provider = change.sender.provider;
            entry.detail = change.auditDetail;
            store::append(context, entry);
            return Done{};
        });
    const auto written = co_await std::move(writing);
    changing_.erase(id);
    if (!written) {
        co_return tl::unexpected(written.error());
    }
    registry_.put(change.sender, std::move(change.tokens));
    if (change.downgrade == Downgrade::Clear) {
        registry_.clearDowngrade(id);
    }
    if (unopened_.any()) {
        unopened_.examine(registry_, mint_);
    }
    co_return *registry_.find(id);
}

Expected<void> SenderAdmin::checkTlsListens() const {
    if (!tlsListens_()) {
        return failure(ErrorCode::Conflict,
                       "A sender can require TLS only while Tempo listens for it: switch the TLS "
                       "listener on first, with 'tempoctl tls enable'.");
    }
    return {};
}

Expected<Sender> SenderAdmin::find(const std::string& idOrName) const {
    if (const auto id = SenderId::parse(idOrName)) {
        if (const auto* sender = registry_.find(*id)) {
            return *sender;
        }
    }
    for (const auto* sender : registry_.all()) {
        if (sender->name == idOrName) {
            return *sender;
        }
    }
    return tl::unexpected(unknownSender(idOrName));
}

Expected<Sender> SenderAdmin::findUsable(const std::string& idOrName) const {
    auto sender = find(idOrName);
    if (sender && sender->revokedAt) {
        return tl::unexpected(revokedSender(*sender));
    }
    return sender;
}

std::vector<SenderToken> SenderAdmin::tokensOf(const Sender& sender) const {
    const auto tokens = registry_.tokensOf(sender.id);
    return {tokens.begin(), tokens.end()};
}

} // namespace tempo::daemon
