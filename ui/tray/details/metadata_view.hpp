#pragma once

#include <QJsonValue>
#include <QTreeWidget>
#include <string>

namespace tempo::tray {

/// The metadata of an event as a tree of keys and values; both can be copied. A long value is
/// folded: its first line, and all of it below. A link is opened by a double click, Enter or the
/// menu, and only where it begins with http:// or https://.
class MetadataView final : public QTreeWidget {
    Q_OBJECT
public:
    explicit MetadataView(QWidget* parent = nullptr);

    /// `metadata` is a JSON object as text.
    void show(const std::string& metadata);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void fill(QTreeWidgetItem* parent, const QString& key, const QJsonValue& value);
    void fillText(QTreeWidgetItem* item, const QString& text);
    void openLink(const QTreeWidgetItem* item);
    void copy();
};

} // namespace tempo::tray
