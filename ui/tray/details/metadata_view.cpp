#include "tray/details/metadata_view.hpp"

#include "model/events/event_text.hpp"
#include "tray/details/height.hpp"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QShortcut>
#include <QUrl>
#include <optional>

namespace tempo::tray {
namespace {

constexpr qsizetype kMostOfLine = 80;
constexpr qsizetype kMostShown = 20'000; // a text larger than what anybody reads here
constexpr qsizetype kImageLength = 1'000;
constexpr int kWholeRole = Qt::UserRole + 1;
constexpr int kLinkRole = Qt::UserRole + 2;

QString plain(const QJsonValue& value) {
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', 15); // every digit that a double has
    case QJsonValue::Null:
        return QStringLiteral("null");
    default:
        return {};
    }
}

/// Only what a browser opens; nothing else of what a stranger has written.
bool isLink(const QString& text) {
    const QUrl url(text, QUrl::StrictMode);
    const auto scheme = url.scheme();
    return url.isValid() && !url.host().isEmpty() &&
           (scheme == QStringLiteral("http") || scheme == QStringLiteral("https"));
}

/// Base64 of a picture, which nobody reads: the pane shows the picture itself.
bool isImage(const QString& key, const QString& text) {
    return text.startsWith(QStringLiteral("data:image/")) ||
           (text.size() > kImageLength && !text.contains(QLatin1Char(' ')) &&
            (key == QStringLiteral("thumbnail") || key == QStringLiteral("image") ||
             key == QStringLiteral("snapshot")));
}

} // namespace

MetadataView::MetadataView(QWidget* parent) : QTreeWidget(parent) {
    setColumnCount(2);
    setHeaderLabels({tr("Key"), tr("Value")});
    setAccessibleName(tr("Metadata"));
    setWordWrap(true);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    beAsHighAsNeeded(*this);
    header()->setStretchLastSection(true);
    auto* shortcut = new QShortcut(QKeySequence::Copy, this);
    shortcut->setContext(Qt::WidgetShortcut);
    connect(shortcut, &QShortcut::activated, this, &MetadataView::copy);
    connect(this, &QTreeWidget::itemActivated, this, &MetadataView::openLink);
}

void MetadataView::show(const std::string& metadata) {
    clear();
    const auto object = QJsonDocument::fromJson(QByteArray::fromStdString(metadata)).object();
    for (auto member = object.begin(); member != object.end(); ++member) {
        fill(invisibleRootItem(), member.key(), member.value());
    }
    resizeColumnToContents(0);
}

void MetadataView::fill(QTreeWidgetItem* parent, const QString& key, const QJsonValue& value) {
    auto* item = new QTreeWidgetItem(parent, {key});
    if (value.isObject()) {
        const auto object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            fill(item, member.key(), member.value());
        }
        item->setExpanded(true);
    } else if (value.isArray()) {
        const auto array = value.toArray();
        for (qsizetype index = 0; index < array.size(); ++index) {
            fill(item, QString::number(index + 1), array[index]);
        }
        item->setExpanded(true);
    } else {
        fillText(item, plain(value));
    }
}

void MetadataView::fillText(QTreeWidgetItem* item, const QString& text) {
    item->setData(1, kWholeRole, text);
    if (isImage(item->text(0), text)) {
        item->setText(1, tr("a picture, %1")
                             .arg(model::byteCount(static_cast<std::uint64_t>(
                                 text.size() * 3 / 4)))); // what base64 makes longer
        return;
    }
    if (isLink(text)) {
        item->setData(1, kLinkRole, text);
        item->setForeground(1, palette().link());
        auto font = this->font();
        font.setUnderline(true);
        item->setFont(1, font);
        item->setToolTip(1, tr("Double click or Enter opens it"));
    }
    const auto end = text.indexOf(QLatin1Char('\n'));
    const bool isLong = text.size() > kMostOfLine || end >= 0;
    const auto line = text.left(end >= 0 ? qMin(end, kMostOfLine) : kMostOfLine);
    item->setText(1, isLong ? line + QStringLiteral("…") : line);
    if (isLong) {
        auto* whole = new QTreeWidgetItem(item, {QString(), text.left(kMostShown)});
        whole->setData(1, kWholeRole, text);
        whole->setData(1, kLinkRole, item->data(1, kLinkRole));
    }
}

void MetadataView::openLink(const QTreeWidgetItem* item) {
    const auto link = item->data(1, kLinkRole).toString();
    if (!link.isEmpty()) {
        QDesktopServices::openUrl(QUrl(link, QUrl::StrictMode));
    }
}

void MetadataView::copy() {
    if (const auto* item = currentItem()) {
        QApplication::clipboard()->setText(item->data(1, kWholeRole).toString());
    }
}

void MetadataView::contextMenuEvent(QContextMenuEvent* event) {
    auto* item = event->reason() == QContextMenuEvent::Keyboard
                     ? currentItem()
                     : itemAt(viewport()->mapFromGlobal(event->globalPos()));
    if (item == nullptr) {
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto put = [](const QString& text) {
        QApplication::clipboard()->setText(text);
    };
    menu->addAction(tr("Copy value"), this,
                    [put, text = item->data(1, kWholeRole).toString()] { put(text); });
    menu->addAction(tr("Copy key"), this, [put, text = item->text(0)] { put(text); });
    if (const auto link = item->data(1, kLinkRole).toString(); !link.isEmpty()) {
        menu->addAction(tr("Open this link"), this,
                        [link] { QDesktopServices::openUrl(QUrl(link, QUrl::StrictMode)); });
    }
    menu->popup(event->globalPos());
}

} // namespace tempo::tray
