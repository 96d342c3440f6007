#include "tray/details/metadata_view.hpp"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QHeaderView>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QShortcut>

namespace tempo::tray {
namespace {

constexpr qsizetype kMostShown = 200;
constexpr qsizetype kMostImageBytes = 8 * 1024 * 1024;
constexpr int kMostImageSide = 8000; // larger ones would fill the memory
constexpr int kWholeRole = Qt::UserRole + 1;

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

void fill(QTreeWidgetItem* parent, const QString& key, const QJsonValue& value) {
    auto* item = new QTreeWidgetItem(parent, {key});
    if (value.isObject()) {
        const auto object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            fill(item, member.key(), member.value());
        }
        return;
    }
    if (value.isArray()) {
        const auto array = value.toArray();
        for (qsizetype index = 0; index < array.size(); ++index) {
            fill(item, QString::number(index + 1), array[index]);
        }
        return;
    }
    const auto whole = plain(value);
    const auto line = whole.left(kMostShown).replace(QLatin1Char('\n'), QLatin1Char(' '));
    item->setText(1, whole.size() > kMostShown ? line + QStringLiteral("…") : line);
    item->setData(1, kWholeRole, whole);
}

std::optional<QPixmap> decoded(const QString& text) {
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
    auto pixmap = QPixmap::fromImageReader(&reader);
    return pixmap.isNull() ? std::nullopt : std::optional(pixmap);
}

QJsonObject parsed(const std::string& metadata) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(metadata)).object();
}

} // namespace

MetadataView::MetadataView(QWidget* parent) : QTreeWidget(parent) {
    setColumnCount(2);
    setHeaderLabels({tr("Key"), tr("Value")});
    setAccessibleName(tr("Metadata"));
    setWordWrap(true);
    setFrameShape(QFrame::NoFrame);
    header()->setStretchLastSection(true);
    auto* shortcut = new QShortcut(QKeySequence::Copy, this);
    shortcut->setContext(Qt::WidgetShortcut);
    connect(shortcut, &QShortcut::activated, this, &MetadataView::copy);
}

void MetadataView::show(const std::string& metadata) {
    clear();
    const auto object = parsed(metadata);
    for (auto member = object.begin(); member != object.end(); ++member) {
        fill(invisibleRootItem(), member.key(), member.value());
    }
    expandAll();
    resizeColumnToContents(0);
}

void MetadataView::copy() {
    if (const auto* item = currentItem()) {
        QApplication::clipboard()->setText(item->data(1, kWholeRole).toString());
    }
}

std::optional<QPixmap> imageOf(const std::string& metadata) {
    const auto object = parsed(metadata);
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
