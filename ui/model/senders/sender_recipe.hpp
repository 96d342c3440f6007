#pragma once

#include "model/senders/tool_list.hpp"

#include <QString>

namespace tempo::model {

struct RecipeFacts {
    QString host; ///< a name or address under which senders reach this machine
    int port = 0;
    bool tls = false;
    QString token;    ///< a secret: the recipe is for the screen and the clipboard alone
    QString name;     ///< of the sender
    QString senderId; ///< for tools that sign
    QString caFile = QStringLiteral("tempo-ca.pem"); ///< where the sender has the certificate
};

/// `http://host:port`, with brackets around an IPv6 address.
QString baseUrl(const RecipeFacts& facts);

/// Text to paste into the tool, or steps with all that is to be filled in there. `page`: the
/// Markdown of the tool's page in docs/senders.
QString recipe(const Tool& tool, const QString& page, const RecipeFacts& facts);

/// Where it belongs, in a sentence or two.
QString recipePlace(const Tool& tool, const RecipeFacts& facts);

} // namespace tempo::model
