#include "tray/details/event_image.hpp"

#include <QBuffer>
#include <QImageReader>
#include <QJsonDocument>
#include <QJsonObject>

namespace tempo::tray {
namespace {

constexpr qsizetype kMostImageBytes = 8 * 1024 * 1024;
constexpr int kMostImageSide = 8000; // larger ones would fill the memory

std::optional<EventImage> decoded(const QString& text) {
    const auto comma = text.startsWith(QStringLiteral("data:image/")) ? text.indexOf(u',') + 1 : 0;
    const auto result = QByteArray::fromBase64Encoding(text.mid(comma).toLatin1(),
                                                       QByteArray::AbortOnBase64DecodingErrors);
    if (!result || result.decoded.size() > kMostImageBytes) {
        return std::nullopt;
    }
    QByteArray bytes = result.decoded;
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    const auto size = reader.size();
    if (!reader.canRead() || size.width() > kMostImageSide || size.height() > kMostImageSide) {
        return std::nullopt;
    }
    const auto format = reader.format();
    auto pixmap = QPixmap::fromImageReader(&reader);
    if (pixmap.isNull()) {
        return std::nullopt;
    }
    return EventImage{.bytes = bytes, .format = format, .pixmap = std::move(pixmap)};
}

} // namespace

std::optional<EventImage> imageOf(const std::string& metadata) {
    const auto object = QJsonDocument::fromJson(QByteArray::fromStdString(metadata)).object();
    for (const auto* key : {"thumbnail", "image", "snapshot"}) {
        if (const auto value = object.value(QLatin1String(key)); value.isString()) {
            if (auto image = decoded(value.toString())) {
                return image;
            }
        }
    }
    return std::nullopt;
}

} // namespace tempo::tray
