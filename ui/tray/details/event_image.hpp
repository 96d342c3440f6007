#pragma once

#include <QByteArray>
#include <QPixmap>
#include <optional>
#include <string>

namespace tempo::tray {

/// A picture that came within an event.
struct EventImage {
    QByteArray bytes;  ///< as they were sent
    QByteArray format; ///< `png`, `jpeg` …, as Qt calls it
    QPixmap pixmap;
};

/// The first image that the metadata (a JSON object) hold as base64 under `thumbnail`, `image` or
/// `snapshot`: at most 8 MB of it, and 8,000 pixels wide and high. Decoded, never fetched.
std::optional<EventImage> imageOf(const std::string& metadata);

} // namespace tempo::tray
