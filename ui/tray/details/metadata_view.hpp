#pragma once

#include <QLabel>
#include <QPixmap>
#include <QTreeWidget>
#include <QWidget>
#include <optional>
#include <string>

namespace tempo::tray {

/// The metadata of an event as a tree of keys and values; both can be copied. Long values are
/// shown shortened and whole where they are copied from. An image is decoded, never fetched.
class MetadataView final : public QTreeWidget {
    Q_OBJECT
public:
    explicit MetadataView(QWidget* parent = nullptr);

    /// `metadata` is a JSON object as text.
    void show(const std::string& metadata);

private:
    void copy();
};

/// The first image that the metadata hold as base64, at most kMostImageBytes of it.
std::optional<QPixmap> imageOf(const std::string& metadata);

} // namespace tempo::tray
