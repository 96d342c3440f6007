#pragma once

#include <QString>

namespace tempo::model {

/// The tools that the window has a ready text for.
enum class Tool : std::uint8_t { Script, TempoPost, HomeAssistant, UptimeKuma, Proxmox, Other };

struct RecipeFacts {
    QString host; ///< a name or address under which senders reach this machine
    int port = 0;
    bool tls = false;
    QString token; ///< a secret: the recipe is for the screen and the clipboard alone
    QString name;  ///< of the sender
    QString caFile = QStringLiteral("tempo-ca.pem"); ///< where the sender has the certificate
};

/// `http://host:port`, with brackets around an IPv6 address.
QString baseUrl(const RecipeFacts& facts);

QString toolName(Tool tool);

/// A provider that suits the tool and the name of the sender.
QString suggestedProvider(Tool tool, const QString& name);

/// Text to paste into the tool, complete.
QString recipe(Tool tool, const RecipeFacts& facts);

/// Where it belongs, in a sentence or two.
QString recipePlace(Tool tool, const RecipeFacts& facts);

} // namespace tempo::model
