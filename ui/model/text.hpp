#pragma once

#include <QString>
#include <QStringList>
#include <string>
#include <string_view>
#include <vector>

namespace tempo::model {

/// Text of the protocol, which is UTF-8, for the screen.
inline QString shown(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// What is listed one by one, with commas between.
inline QString joined(const std::vector<std::string>& parts) {
    QStringList list;
    for (const auto& part : parts) {
        list << shown(part);
    }
    return list.join(QStringLiteral(", "));
}

inline std::string wire(const QString& text) {
    return text.toStdString();
}

} // namespace tempo::model
